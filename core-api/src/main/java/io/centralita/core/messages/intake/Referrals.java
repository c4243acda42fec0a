package io.centralita.core.messages.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.inbound.Referral;
import io.centralita.core.messages.ContentJson;

/** The advertisement a customer came from, as part of a message's content. */
final class Referrals {

    private Referrals() {}

    static void write(ObjectNode node, Referral referral) {
        ContentJson.put(node, "source_url", referral.sourceUrl());
        ContentJson.put(node, "source_id", referral.sourceId());
        ContentJson.put(node, "source_type", referral.sourceType());
        ContentJson.put(node, "headline", referral.headline());
        ContentJson.put(node, "body", referral.body());
        ContentJson.put(node, "media_type", referral.mediaType());
        ContentJson.put(node, "media_url", referral.mediaUrl());
        ContentJson.put(node, "thumbnail_url", referral.thumbnailUrl());
        ContentJson.put(node, "click_id", referral.clickId());
        ContentJson.put(node, "welcome_text", referral.welcomeText());
    }
}
