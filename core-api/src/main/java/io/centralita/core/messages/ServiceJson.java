package io.centralita.core.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaSource;
import java.util.Locale;

/** Cards, calls, contact data, addresses and orders as JSON, in the shape in which they are sent. */
final class ServiceJson {

    private ServiceJson() {}

    static void write(ObjectNode node, InteractiveAction action) {
        if (action instanceof InteractiveAction.Carousel carousel) {
            carousel.cards().forEach(card -> card(node.withArray("cards").addObject(), card));
        } else if (action instanceof InteractiveAction.CallButton call) {
            call(node.putObject("call_button"), call);
        } else if (action instanceof InteractiveAction.CallPermissionRequest) {
            node.put("call_permission_request", true);
        } else if (action instanceof InteractiveAction.ContactRequest) {
            node.put("contact_request", true);
        } else if (action instanceof InteractiveAction.AddressRequest address) {
            var part = node.putObject("address_request").put("country", address.country());
            if (address.detailsJson() != null) {
                part.putRawValue("values", new RawValue(address.detailsJson()));
            }
        } else if (action instanceof InteractiveAction.OrderDetails order) {
            node.putRawValue("order_details", new RawValue(order.detailsJson()));
        } else if (action instanceof InteractiveAction.OrderStatus order) {
            var part = node.putObject("order_status")
                    .put("reference_id", order.reference())
                    .put("status", order.status());
            CommerceJson.optional(part, "description", order.description());
        }
    }

    private static void call(ObjectNode node, InteractiveAction.CallButton call) {
        CommerceJson.optional(node, "title", call.title());
        if (call.minutes() != null) {
            node.put("minutes", call.minutes());
        }
        CommerceJson.optional(node, "payload", call.payload());
    }

    static void file(ObjectNode node, MediaSource source) {
        if (source instanceof MediaSource.Link link) {
            node.put("link", link.uri().toString());
        } else if (source instanceof MediaSource.ProviderId kept) {
            node.put("provider_media_id", kept.id());
        }
    }

    private static void card(ObjectNode node, InteractiveAction.Card card) {
        var media = node.putObject("media").put("type", card.kind().name().toLowerCase(Locale.ROOT));
        file(media, card.media());
        CommerceJson.optional(node, "body", card.body());
        if (card.link() != null) {
            node.put("link_title", card.link().title())
                    .put("link", card.link().uri().toString());
        }
        card.buttons()
                .forEach(button -> node.withArray("buttons")
                        .addObject()
                        .put("id", button.id())
                        .put("title", button.title()));
    }
}
