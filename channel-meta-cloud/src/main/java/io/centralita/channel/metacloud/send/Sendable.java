package io.centralita.channel.metacloud.send;

import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.content.TemplateParameter;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Meta would refuse, said at once and without a call. */
public final class Sendable {
    private Sendable() {}

    /** Null when the message fits. */
    public static @Nullable SendResult refusal(OutboundMessage message, ChannelCapabilities capabilities) {
        MessageContent content = message.content();
        if (!capabilities.sends(content)) {
            return SendResult.unsupported("content of type " + content.type() + ", or this kind of it");
        }
        if (!capabilities.showsHeader(content)) {
            return SendResult.unsupported("such a file above what is pressed");
        }
        if (message.replyToProviderId() != null && !capabilities.quotes(content.type())) {
            return SendResult.unsupported("answering a message with " + content.type());
        }
        return ofContent(content, capabilities);
    }

    /** Why a content cannot be sent to anybody; empty when it fits. */
    public static Optional<SendError> refusal(MessageContent content, ChannelCapabilities capabilities) {
        return ofContent(content, capabilities) instanceof SendResult.Rejected rejected
                ? Optional.of(rejected.error())
                : Optional.empty();
    }

    private static @Nullable SendResult ofContent(MessageContent content, ChannelCapabilities capabilities) {
        ContentLimits limits = capabilities.limits(content.type()).orElse(ContentLimits.none());
        if (content instanceof MessageContent.Text text) {
            return length("text", text.body(), limits.maxCharacters());
        }
        if (content instanceof MessageContent.Media media) {
            return media(media, limits);
        }
        if (content instanceof MessageContent.Interactive interactive) {
            SendResult refusal = InteractiveCheck.refusal(interactive);
            return refusal == null ? files(content, capabilities) : refusal;
        }
        if (content instanceof MessageContent.Template template) {
            SendResult refusal = template(template);
            return refusal == null ? files(content, capabilities) : refusal;
        }
        if (content instanceof MessageContent.Contacts contacts
                && contacts.cards().isEmpty()) {
            return SendResult.rejected(ErrorKind.CONTENT, "no contact to share");
        }
        return null;
    }

    private static @Nullable SendResult template(MessageContent.Template template) {
        boolean fits = template.components().stream()
                .flatMap(component -> Stream.concat(
                        Stream.of(component), component.cards().stream().flatMap(List::stream)))
                .flatMap(component -> component.parameters().stream())
                .allMatch(parameter -> !(parameter instanceof TemplateParameter.Action action)
                        || JsonBytes.isObject(action.actionJson()));
        return fits ? null : SendResult.rejected(ErrorKind.CONTENT, "a button's action is no JSON object");
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
        return taken
                ? MediaTraitRules.refusal(stored.media(), mime, limits)
                : SendResult.rejected(ErrorKind.MEDIA, "files of type " + mime + " are not taken");
    }

    /** Whether a message of some type could carry the file. */
    public static boolean takes(StoredMedia media, ChannelCapabilities capabilities) {
        return Arrays.stream(MediaKind.values())
                .flatMap(kind -> capabilities.limits(kind.type()).stream())
                .anyMatch(limits -> stored(new MediaSource.Stored(media), limits) == null);
    }

    private static String bare(String mimeType) {
        return mimeType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable SendResult files(MessageContent content, ChannelCapabilities capabilities) {
        for (CarriedFile file : CarriedFile.of(content)) {
            ContentLimits limits = capabilities.limits(file.kind().type()).orElse(ContentLimits.none());
            SendResult refusal = file.source() instanceof MediaSource.Stored stored ? stored(stored, limits) : null;
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    /** The media that must be uploaded before the message can be sent. */
    public static List<MediaSource.Stored> uploads(MessageContent content) {
        return CarriedFile.of(content).stream()
                .map(CarriedFile::source)
                .filter(MediaSource.Stored.class::isInstance)
                .map(MediaSource.Stored.class::cast)
                .toList();
    }
}
