package io.centralita.channel.metacloud.send;

import static io.centralita.channel.spi.content.MediaKind.DOCUMENT;
import static io.centralita.channel.spi.content.MediaKind.IMAGE;
import static io.centralita.channel.spi.content.MediaKind.VIDEO;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.InteractiveLimits;
import io.centralita.channel.spi.content.InteractiveKind;
import java.util.EnumMap;
import java.util.Map;

/** Limits of interactive messages, told as capabilities and held to. Source: Meta, "Interactive messages", to 2026-08. */
public final class InteractiveRules {
    private static final int BODY = 1024;
    private static final int MENU_BODY = 4096;
    private static final int SMALL_PRINT = 60;
    private static final int BUTTON = 20;
    private static final int ROW = 24;
    private static final int SECTIONS = 10;
    private static final int NONE = InteractiveLimits.NONE;

    private static final Map<InteractiveKind, InteractiveLimits> ALL = all();

    private InteractiveRules() {}

    /** Every kind, with what Meta takes of it. */
    public static void tell(ChannelCapabilities.Builder builder) {
        ALL.forEach(builder::interactive);
    }

    static InteractiveLimits of(InteractiveKind kind) {
        return ALL.getOrDefault(kind, InteractiveLimits.none());
    }

    private static Map<InteractiveKind, InteractiveLimits> all() {
        InteractiveLimits usual = InteractiveLimits.none().withWords(BODY, SMALL_PRINT, SMALL_PRINT);
        Map<InteractiveKind, InteractiveLimits> all = new EnumMap<>(InteractiveKind.class);
        for (InteractiveKind kind : InteractiveKind.values()) {
            all.put(kind, of(kind, usual));
        }
        return all;
    }

    private static InteractiveLimits of(InteractiveKind kind, InteractiveLimits usual) {
        return switch (kind) {
            case REPLY_BUTTONS -> usual.withChoices(3, BUTTON).withHeaderMedia(IMAGE, VIDEO, DOCUMENT);
            case LIST_MENU ->
                usual.withWords(MENU_BODY, SMALL_PRINT, SMALL_PRINT)
                        .withChoices(10, ROW)
                        .withMenu(SECTIONS, 72, BUTTON);
            case LINK_BUTTON -> usual.withChoices(1, BUTTON).withHeaderMedia(IMAGE, VIDEO, DOCUMENT);
            case CALL_BUTTON -> usual.withChoices(1, BUTTON);
            case FLOW -> usual.withChoices(1, 30).withHeaderMedia(IMAGE, VIDEO, DOCUMENT);
            case ORDER_DETAILS -> usual.withHeaderMedia(IMAGE, DOCUMENT);
            case PRODUCT_LIST -> usual.withChoices(30, 0).withMenu(SECTIONS, 0, 0);
            case CAROUSEL ->
                usual.withWords(BODY, NONE, NONE).withChoices(10, BUTTON).withMenu(0, 160, 0);
            case LOCATION_REQUEST,
                    PRODUCT,
                    CATALOG,
                    CALL_PERMISSION_REQUEST,
                    CONTACT_REQUEST,
                    ADDRESS_REQUEST,
                    ORDER_STATUS -> usual;
        };
    }
}
