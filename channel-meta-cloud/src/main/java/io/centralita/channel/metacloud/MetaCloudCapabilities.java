package io.centralita.channel.metacloud;

import io.centralita.channel.metacloud.send.InteractiveRules;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.DeliveryGuarantee;
import io.centralita.channel.spi.Ordering;
import io.centralita.channel.spi.RateLimit;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.identity.IdentityKind;
import java.time.Duration;

/**
 * What a number on the Cloud API can do. Sources: Meta's pages on messages and media (limits), throughput, pair rate, and
 * the customer service window, to 2026-08.
 */
final class MetaCloudCapabilities {
    private static final long MEGABYTE = 1024L * 1024;

    /** Messages a second of a number that was not upgraded, in and out. */
    static final int STANDARD_RATE = 80;

    /** After Meta's automatic upgrade. */
    static final int HIGH_RATE = 1000;

    /** Of a number that is used in the Business app too; Meta does not raise it. */
    static final int COEXISTENCE_RATE = 20;

    private MetaCloudCapabilities() {}

    static ChannelCapabilities at(int messagesPerSecond) {
        ChannelCapabilities.Builder builder = ChannelCapabilities.builder()
                .customerWindow(Duration.ofHours(24))
                .numberRate(RateLimit.perSecond(messagesPerSecond))
                .recipientRate(new RateLimit(1, Duration.ofSeconds(6), 45))
                .ordering(Ordering.NONE)
                .webhooks(DeliveryGuarantee.AT_LEAST_ONCE);
        receives(builder);
        sends(builder);
        quotes(builder);
        InteractiveRules.tell(builder);
        recipients(builder);
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
                ContentType.FLOW_REPLY,
                ContentType.ORDER,
                ContentType.SYSTEM_NOTE,
                ContentType.UNSUPPORTED);
    }

    private static void sends(ChannelCapabilities.Builder builder) {
        int caption = 1024;
        int none = ContentLimits.NO_CAPTION;
        builder.sends(ContentType.TEXT, ContentLimits.characters(4096))
                .sends(ContentType.IMAGE, ContentLimits.media(5 * MEGABYTE, caption, "image/jpeg", "image/png"))
                .sends(ContentType.VIDEO, ContentLimits.media(16 * MEGABYTE, caption, "video/mp4", "video/3gpp"))
                .sends(ContentType.AUDIO, audio())
                .sends(ContentType.VOICE, ContentLimits.media(16 * MEGABYTE, none, "audio/ogg"))
                .sends(ContentType.DOCUMENT, ContentLimits.media(100 * MEGABYTE, caption))
                .sends(ContentType.STICKER, ContentLimits.media(500 * 1024, none, "image/webp"))
                .sends(ContentType.LOCATION, ContentLimits.none())
                .sends(ContentType.CONTACTS, ContentLimits.none())
                .sends(ContentType.INTERACTIVE, ContentLimits.characters(4096))
                .sends(ContentType.TEMPLATE, ContentLimits.none())
                .sends(ContentType.REACTION, ContentLimits.none());
    }

    /** A template with a code to log in goes to phones only (131062). */
    private static void recipients(ChannelCapabilities.Builder builder) {
        builder.recipients(
                        IdentityKind.WA_ID,
                        IdentityKind.PHONE,
                        IdentityKind.BSUID,
                        IdentityKind.PARENT_BSUID,
                        IdentityKind.GROUP)
                .templateRecipients("authentication", IdentityKind.WA_ID, IdentityKind.PHONE);
    }

    /** Everything but reactions, which have a message of their own to point to. A template is taken, its bubble not shown. */
    private static void quotes(ChannelCapabilities.Builder builder) {
        builder.quotes(
                ContentType.TEXT,
                ContentType.IMAGE,
                ContentType.VIDEO,
                ContentType.AUDIO,
                ContentType.VOICE,
                ContentType.DOCUMENT,
                ContentType.STICKER,
                ContentType.LOCATION,
                ContentType.CONTACTS,
                ContentType.INTERACTIVE,
                ContentType.TEMPLATE);
    }

    private static ContentLimits audio() {
        return ContentLimits.media(
                16 * MEGABYTE,
                ContentLimits.NO_CAPTION,
                "audio/aac",
                "audio/amr",
                "audio/mpeg",
                "audio/mp4",
                "audio/ogg");
    }

    private static ChannelCapabilities.Builder features(ChannelCapabilities.Builder builder) {
        return builder.features(
                ChannelFeature.RECEIVES_EDITS,
                ChannelFeature.RECEIVES_REVOCATIONS,
                ChannelFeature.RECEIVES_ECHOES,
                ChannelFeature.QUOTE,
                ChannelFeature.READ_RECEIPTS,
                ChannelFeature.TYPING,
                ChannelFeature.CORRELATES_OUR_ID,
                ChannelFeature.TEMPLATES,
                ChannelFeature.PROFILE,
                ChannelFeature.NUMBER_HEALTH,
                ChannelFeature.REGISTRATION,
                ChannelFeature.PROVIDER_MEDIA);
    }
}
