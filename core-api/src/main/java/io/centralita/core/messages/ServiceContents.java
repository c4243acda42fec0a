package io.centralita.core.messages;

import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be pressed beside menus and catalogues: {@code cards}, {@code call_button}, {@code call_permission_request},
 * {@code contact_request}, {@code address_request}, {@code order_details}, {@code order_status}.
 */
final class ServiceContents {

    static final Set<String> FIELDS = Set.of(
            "cards",
            "call_button",
            "call_permission_request",
            "contact_request",
            "address_request",
            "order_details",
            "order_status");

    private static final Set<String> CARD = Set.of("media", "body", "buttons", "link_title", "link");

    private ServiceContents() {}

    /** Null when it is none of these. */
    static @Nullable InteractiveAction read(JsonFields fields) {
        if (fields.has("cards")) {
            return new InteractiveAction.Carousel(fields.list("cards", 10, CARD, ServiceContents::card));
        }
        if (fields.has("call_button")) {
            var call = fields.object("call_button", Set.of("title", "minutes", "payload"));
            return new InteractiveAction.CallButton(
                    call.optionalText("title", 20), call.optionalInteger("minutes"), call.optionalText("payload", 512));
        }
        if (fields.flag("call_permission_request")) {
            return new InteractiveAction.CallPermissionRequest();
        }
        if (fields.flag("contact_request")) {
            return new InteractiveAction.ContactRequest();
        }
        if (fields.has("address_request")) {
            var address = fields.object("address_request", Set.of("country", "values"));
            return new InteractiveAction.AddressRequest(
                    address.text("country", 2), address.optionalRaw("values", 16_384));
        }
        return order(fields);
    }

    private static @Nullable InteractiveAction order(JsonFields fields) {
        var details = fields.optionalRaw("order_details", 65_536);
        if (details != null) {
            return new InteractiveAction.OrderDetails(details);
        }
        if (fields.has("order_status")) {
            var order = fields.object("order_status", Set.of("reference_id", "status", "description"));
            return new InteractiveAction.OrderStatus(
                    order.text("reference_id", 35), order.text("status", 40), order.optionalText("description", 120));
        }
        return null;
    }

    private static InteractiveAction.Card card(JsonFields fields) {
        var media = fields.object("media", Set.of("type", "media_id", "link", "provider_media_id"));
        var link = fields.optionalLink("link");
        var buttons = link == null ? InteractiveContents.buttons(fields) : List.<InteractiveAction.Button>of();
        if (link == null && buttons.isEmpty()) {
            throw fields.invalid("link", "one_of", "Give a link or buttons.");
        }
        return new InteractiveAction.Card(
                MediaFields.kind(media, MediaKind.IMAGE, MediaKind.VIDEO),
                MediaFields.source(media),
                fields.optionalText("body", 160),
                link == null ? null : new InteractiveAction.LinkButton(fields.text("link_title", 20), link),
                buttons);
    }
}
