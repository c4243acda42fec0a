package io.centralita.core.messages.options;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.content.InteractiveKind;
import java.util.Arrays;
import java.util.List;

/** Kinds of interactive messages by the member of the content that makes a message one. */
public final class InteractiveKinds {

    private InteractiveKinds() {}

    /** Those that a number can send, in the order of the document. */
    static List<String> of(ChannelCapabilities capabilities) {
        return Arrays.stream(InteractiveKind.values())
                .filter(capabilities::sends)
                .map(InteractiveKinds::wire)
                .toList();
    }

    /** The limits of the kinds that a number can send, where any are told, in the order of the document. */
    static List<SendOptions.InteractiveOption> limits(ChannelCapabilities capabilities) {
        return Arrays.stream(InteractiveKind.values())
                .filter(capabilities.interactiveLimits()::containsKey)
                .map(kind -> SendOptions.InteractiveOption.of(wire(kind), capabilities.limits(kind)))
                .toList();
    }

    public static String wire(InteractiveKind kind) {
        return switch (kind) {
            case REPLY_BUTTONS -> "buttons";
            case LIST_MENU -> "sections";
            case LINK_BUTTON -> "link";
            case LOCATION_REQUEST -> "location_request";
            case FLOW -> "flow";
            case PRODUCT -> "product";
            case PRODUCT_LIST -> "products";
            case CATALOG -> "catalog";
            case CAROUSEL -> "cards";
            case CALL_BUTTON -> "call_button";
            case CALL_PERMISSION_REQUEST -> "call_permission_request";
            case CONTACT_REQUEST -> "contact_request";
            case ADDRESS_REQUEST -> "address_request";
            case ORDER_DETAILS -> "order_details";
            case ORDER_STATUS -> "order_status";
        };
    }
}
