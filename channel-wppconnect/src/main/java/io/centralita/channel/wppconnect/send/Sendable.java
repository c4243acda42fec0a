package io.centralita.channel.wppconnect.send;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What cannot be sent, said at once and without a call. */
public final class Sendable {
    private static final Set<String> WEB = Set.of("http", "https");
    private static final int MOST_CHOICES = 12;

    private Sendable() {}

    /** Null when the message can be sent. */
    static @Nullable SendResult refusal(OutboundMessage message, ChannelCapabilities capabilities) {
        MessageContent content = message.content();
        if (!capabilities.sends(content.type())) {
            return SendResult.unsupported("content of type " + content.type());
        }
        if (!capabilities.sends(content)) {
            return SendResult.unsupported("this kind of interactive message");
        }
        if (!capabilities.showsHeader(content)) {
            return SendResult.unsupported("a file above what is pressed");
        }
        if (message.replyToProviderId() != null && !capabilities.quotes(content.type())) {
            return SendResult.unsupported("answering a message with " + content.type());
        }
        return ofContent(content, capabilities);
    }

    /** Why a content cannot be sent to anybody; empty when it can. */
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
            return length("body", interactive.body(), limits.maxCharacters());
        }
        if (content instanceof MessageContent.Poll poll) {
            return poll(poll);
        }
        return content instanceof MessageContent.Contacts contacts ? contacts(contacts) : null;
    }

    private static @Nullable SendResult length(String what, String text, int most) {
        if (text.isBlank()) {
            return SendResult.rejected(ErrorKind.CONTENT, what + " is empty");
        }
        return text.length() > most
                ? SendResult.rejected(ErrorKind.CONTENT, what + " is longer than " + most + " characters")
                : null;
    }

    private static @Nullable SendResult poll(MessageContent.Poll poll) {
        int choices = poll.choices().size();
        boolean different = Set.copyOf(poll.choices()).size() == choices;
        return choices < 2 || choices > MOST_CHOICES || !different
                ? SendResult.rejected(ErrorKind.CONTENT, "a poll has 2 to " + MOST_CHOICES + " different choices")
                : length("question", poll.question(), 255);
    }

    private static @Nullable SendResult contacts(MessageContent.Contacts contacts) {
        if (contacts.cards().size() != 1) {
            return SendResult.rejected(ErrorKind.CONTENT, "one contact at a time can be shared");
        }
        ContactCard card = contacts.cards().get(0);
        return Letters.sharedNumber(card) == null
                ? SendResult.rejected(ErrorKind.CONTENT, "the contact has no phone number")
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
        if (media.source() instanceof MediaSource.Stored stored) {
            return stored(stored, limits);
        }
        boolean link = media.source() instanceof MediaSource.Link address
                && WEB.contains(String.valueOf(address.uri().getScheme()).toLowerCase(Locale.ROOT));
        return link ? null : SendResult.rejected(ErrorKind.MEDIA, "only files and web addresses are sent");
    }

    static @Nullable SendResult stored(MediaSource.Stored stored, ContentLimits limits) {
        if (stored.media().size() > limits.maxBytes()) {
            return SendResult.rejected(ErrorKind.MEDIA, "the file is larger than " + limits.maxBytes() + " bytes");
        }
        String mime = bare(stored.media().mimeType());
        boolean taken = limits.mimeTypes().isEmpty() || limits.mimeTypes().contains(mime);
        return taken ? null : SendResult.rejected(ErrorKind.MEDIA, "files of type " + mime + " are not taken");
    }

    static String bare(String mimeType) {
        return mimeType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
