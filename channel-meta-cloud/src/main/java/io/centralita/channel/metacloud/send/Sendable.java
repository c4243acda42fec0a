package io.centralita.channel.metacloud.send;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.TemplateComponent;
import io.centralita.channel.spi.content.TemplateParameter;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What Meta would refuse, said at once and without a call. */
public final class Sendable {
    private Sendable() {}

    /** Null when the content fits. */
    public static @Nullable SendResult refusal(MessageContent content, ChannelCapabilities capabilities) {
        if (!capabilities.sends(content.type())) {
            return SendResult.unsupported("content of type " + content.type());
        }
        ContentLimits limits = capabilities.limits(content.type()).orElse(ContentLimits.none());
        if (content instanceof MessageContent.Text text) {
            return length("text", text.body(), limits.maxCharacters());
        }
        if (content instanceof MessageContent.Media media) {
            return media(media, limits);
        }
        if (content instanceof MessageContent.Interactive interactive) {
            return InteractiveLimits.refusal(interactive);
        }
        if (content instanceof MessageContent.Contacts contacts
                && contacts.cards().isEmpty()) {
            return SendResult.rejected(ErrorKind.CONTENT, "no contact to share");
        }
        return null;
    }

    static @Nullable SendResult length(String what, String text, int most) {
        if (text.isBlank()) {
            return SendResult.rejected(ErrorKind.CONTENT, what + " is empty");
        }
        return text.length() > most
                ? SendResult.rejected(ErrorKind.CONTENT, what + " is longer than " + most + " characters")
                : null;
    }

    private static @Nullable SendResult media(MessageContent.Media media, ContentLimits limits) {
        String caption = media.caption();
        if (caption != null && !caption.isBlank()) {
            if (limits.maxCaption() == ContentLimits.NO_CAPTION) {
                return SendResult.unsupported("captions of " + media.type());
            }
            if (caption.length() > limits.maxCaption()) {
                return SendResult.rejected(
                        ErrorKind.CONTENT, "caption is longer than " + limits.maxCaption() + " characters");
            }
        }
        return media.source() instanceof MediaSource.Stored stored ? stored(stored, limits) : null;
    }

    private static @Nullable SendResult stored(MediaSource.Stored stored, ContentLimits limits) {
        if (stored.media().size() > limits.maxBytes()) {
            return SendResult.rejected(ErrorKind.MEDIA, "the file is larger than " + limits.maxBytes() + " bytes");
        }
        String mime = bare(stored.media().mimeType());
        boolean taken = limits.mimeTypes().isEmpty() || limits.mimeTypes().contains(mime);
        return taken ? null : SendResult.rejected(ErrorKind.MEDIA, "files of type " + mime + " are not taken");
    }

    private static String bare(String mimeType) {
        return mimeType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The media that must be uploaded before the message can be sent. */
    public static List<MediaSource.Stored> uploads(MessageContent content) {
        List<MediaSource.Stored> uploads = new ArrayList<>(1);
        if (content instanceof MessageContent.Media media) {
            add(uploads, media.source());
        } else if (content instanceof MessageContent.Template template) {
            for (TemplateComponent component : template.components()) {
                for (TemplateParameter parameter : component.parameters()) {
                    if (parameter instanceof TemplateParameter.Media media) {
                        add(uploads, media.source());
                    }
                }
            }
        }
        return uploads;
    }

    private static void add(List<MediaSource.Stored> uploads, MediaSource source) {
        if (source instanceof MediaSource.Stored stored) {
            uploads.add(stored);
        }
    }
}
