package io.centralita.channel.wppconnect;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.DeliveryGuarantee;
import io.centralita.channel.spi.Ordering;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.RateLimit;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.InteractiveKind;
import io.centralita.channel.spi.identity.IdentityKind;
import java.time.Duration;

/**
 * What a session of wppconnect-server can do. There is no window and no template: it is a phone's WhatsApp. The paces are ours,
 * not the server's, which has none: who writes faster than a person is banned.
 */
final class WppconnectCapabilities {
    private static final long MEGABYTE = 1024L * 1024;
    private static final int CAPTION = 1024;
    private static final int NONE = ContentLimits.NO_CAPTION;

    static final ChannelCapabilities ALL = all();

    private WppconnectCapabilities() {}

    private static ChannelCapabilities all() {
        ChannelCapabilities.Builder builder = ChannelCapabilities.builder()
                .numberRate(RateLimit.perSecond(5))
                .recipientRate(new RateLimit(1, Duration.ofSeconds(1), 5))
                .pairing(PairingMode.QR_CODE, PairingMode.PHONE_CODE)
                .recipients(IdentityKind.WA_ID, IdentityKind.PHONE, IdentityKind.LID, IdentityKind.GROUP)
                .ordering(Ordering.BY_RECIPIENT)
                .webhooks(DeliveryGuarantee.AT_MOST_ONCE);
        receives(builder);
        sends(builder);
        quotes(builder);
        return features(builder).build();
    }

    private static void receives(ChannelCapabilities.Builder builder) {
        builder.receives(
                ContentType.TEXT,
                ContentType.IMAGE,
                ContentType.VIDEO,
                ContentType.AUDIO,
                ContentType.VOICE,
                ContentType.DOCUMENT,
                ContentType.STICKER,
                ContentType.LOCATION,
                ContentType.CONTACTS,
                ContentType.BUTTON_REPLY,
                ContentType.LIST_REPLY,
                ContentType.ORDER,
                ContentType.POLL,
                ContentType.POLL_VOTE,
                ContentType.SYSTEM_NOTE,
                ContentType.UNSUPPORTED);
    }

    /** The server takes bodies of 50 MB, files in base64. */
    private static void sends(ChannelCapabilities.Builder builder) {
        builder.sends(ContentType.TEXT, ContentLimits.characters(65_536))
                .sends(ContentType.IMAGE, ContentLimits.media(16 * MEGABYTE, CAPTION, "image/jpeg", "image/png"))
                .sends(ContentType.VIDEO, ContentLimits.media(16 * MEGABYTE, CAPTION, "video/mp4", "video/3gpp"))
                .sends(ContentType.AUDIO, ContentLimits.media(16 * MEGABYTE, NONE))
                .sends(ContentType.VOICE, ContentLimits.media(16 * MEGABYTE, NONE, "audio/ogg", "audio/mpeg"))
                .sends(ContentType.DOCUMENT, ContentLimits.media(32 * MEGABYTE, CAPTION))
                .sends(ContentType.STICKER, ContentLimits.media(MEGABYTE, NONE, "image/webp", "image/png"))
                .sends(ContentType.LOCATION, ContentLimits.none())
                .sends(ContentType.CONTACTS, ContentLimits.none())
                .sends(ContentType.INTERACTIVE, ContentLimits.characters(4096))
                .interactive(
                        InteractiveKind.LIST_MENU,
                        InteractiveKind.REPLY_BUTTONS,
                        InteractiveKind.LINK_BUTTON,
                        InteractiveKind.LOCATION_REQUEST)
                .sends(ContentType.POLL, ContentLimits.characters(255))
                .sends(ContentType.REACTION, ContentLimits.none());
    }

    /** The server's other routes have no place for the answered message. */
    private static void quotes(ChannelCapabilities.Builder builder) {
        builder.quotes(
                ContentType.TEXT,
                ContentType.IMAGE,
                ContentType.VIDEO,
                ContentType.AUDIO,
                ContentType.VOICE,
                ContentType.DOCUMENT,
                ContentType.POLL);
    }

    private static ChannelCapabilities.Builder features(ChannelCapabilities.Builder builder) {
        return builder.features(
                ChannelFeature.RECEIVES_REVOCATIONS,
                ChannelFeature.RECEIVES_ECHOES,
                ChannelFeature.EDIT,
                ChannelFeature.REVOKE,
                ChannelFeature.QUOTE,
                ChannelFeature.READ_RECEIPTS,
                ChannelFeature.TYPING,
                ChannelFeature.GROUPS,
                ChannelFeature.HISTORY,
                ChannelFeature.FETCH_MISSED,
                ChannelFeature.QUERY_STATUS);
    }
}
