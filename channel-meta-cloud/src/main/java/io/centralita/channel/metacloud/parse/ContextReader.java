package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.inbound.Forwarding;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.ProductReference;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.spi.inbound.Referral;
import org.jspecify.annotations.Nullable;

/** What may stand beside any message: the message it answers, forwarding, a product, an advertisement. */
final class ContextReader {
    /** Meta's placeholder where there is no real id. */
    private static final String NO_MESSAGE = "M0";

    private ContextReader() {}

    static MessageReceived dress(MessageReceived message, JsonNode node) {
        MessageReceived dressed = message;
        JsonNode context = Json.object(node, "context");
        if (!context.isMissingNode()) {
            dressed = dressed.withQuote(quote(context))
                    .withForwarding(forwarding(context))
                    .withProduct(product(context));
        }
        JsonNode referral = Json.object(node, "referral");
        return referral.isMissingNode() ? dressed : dressed.withReferral(referral(referral));
    }

    private static @Nullable Quote quote(JsonNode context) {
        String id = Ids.of(context, "id");
        return id == null || id.equals(NO_MESSAGE)
                ? null
                : new Quote(id, Json.firstWord(context, "from", "from_user_id"));
    }

    private static Forwarding forwarding(JsonNode context) {
        if (Json.flag(context, "frequently_forwarded")) {
            return Forwarding.FREQUENTLY_FORWARDED;
        }
        return Json.flag(context, "forwarded") ? Forwarding.FORWARDED : Forwarding.NONE;
    }

    private static @Nullable ProductReference product(JsonNode context) {
        JsonNode product = Json.object(context, "referred_product");
        String id = Json.word(product, "product_retailer_id");
        return id == null ? null : new ProductReference(Json.word(product, "catalog_id"), id);
    }

    private static Referral referral(JsonNode node) {
        return new Referral(
                Json.word(node, "source_url"),
                Json.word(node, "source_id"),
                Json.word(node, "source_type"),
                Json.text(node, "headline"),
                Json.text(node, "body"),
                Json.word(node, "media_type"),
                Json.firstWord(node, "image_url", "video_url", "media_url"),
                Json.word(node, "thumbnail_url"),
                Json.word(node, "ctwa_clid"),
                Json.text(Json.object(node, "welcome_message"), "text"));
    }
}
