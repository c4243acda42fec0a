package io.centralita.channel.wppconnect.send;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.wppconnect.json.JsonBytes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The route and the body for each type of content. One recipient in each, since an error would not say whose it is. */
final class Letters {
    private Letters() {}

    /** @param quoted the id of the answered message as the server knows it */
    static Letter of(MessageContent content, Recipient recipient, @Nullable String quoted) {
        ObjectNode body = recipient.write(JsonBytes.object());
        if (content instanceof MessageContent.Text text) {
            return text(body, text, quoted);
        }
        if (content instanceof MessageContent.Media media) {
            return media(body, media, quoted);
        }
        if (content instanceof MessageContent.Location place) {
            return location(body, place);
        }
        if (content instanceof MessageContent.Contacts contacts) {
            return contact(body, contacts.cards().get(0));
        }
        if (content instanceof MessageContent.Interactive interactive) {
            return InteractiveLetters.of(body, interactive);
        }
        if (content instanceof MessageContent.Poll poll) {
            return poll(body, poll, quoted);
        }
        throw new IllegalStateException("no route for " + content.type());
    }

    /** @param target the id of the message as the server knows it */
    static Letter reaction(MessageContent.Reaction reaction, String target) {
        ObjectNode body = JsonBytes.object().put("msgId", target);
        return reaction.emoji().isEmpty()
                ? Letter.of("react-message", body.put("reaction", false))
                : Letter.of("react-message", body.put("reaction", reaction.emoji()));
    }

    private static Letter text(ObjectNode body, MessageContent.Text text, @Nullable String quoted) {
        body.put("message", text.body());
        return quoted == null
                ? Letter.of("send-message", body)
                : Letter.of("send-reply", body.put("messageId", quoted));
    }

    private static Letter location(ObjectNode body, MessageContent.Location place) {
        body.put("lat", place.latitude()).put("lng", place.longitude());
        putIf(body, "title", place.name());
        putIf(body, "address", place.address());
        return Letter.of("send-location", body);
    }

    private static Letter contact(ObjectNode body, ContactCard card) {
        body.putArray("contactsId").add(sharedNumber(card));
        return Letter.of("contact-vcard", body.put("name", card.formattedName()));
    }

    /** The number by which the server finds the contact to share; null when the card has none. */
    static @Nullable String sharedNumber(ContactCard card) {
        return card.phones().stream()
                .map(phone -> phone.waId() == null ? phone.number() : phone.waId())
                .map(number -> number.replaceAll("[^0-9]", ""))
                .filter(digits -> !digits.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static Letter poll(ObjectNode body, MessageContent.Poll poll, @Nullable String quoted) {
        ArrayNode choices = body.put("name", poll.question()).putArray("choices");
        poll.choices().forEach(choices::add);
        ObjectNode options = body.putObject("options").put("selectableCount", Math.max(0, poll.selectable()));
        putIf(options, "quotedMsg", quoted);
        return Letter.of("send-poll-message", body);
    }

    private static Letter media(ObjectNode body, MessageContent.Media media, @Nullable String quoted) {
        if (!(media.source() instanceof MediaSource.Stored stored)) {
            throw new IllegalStateException("the server is given bytes, never an address that it would fetch");
        }
        StoredMedia file = stored.media();
        return switch (media.kind()) {
            case IMAGE -> file(body, media, quoted, "send-image", file, null);
            case VIDEO -> file(body, media, quoted, "send-file", file, "video");
            case AUDIO -> file(body, media, quoted, "send-file", file, "audio");
            case DOCUMENT -> file(body, media, quoted, "send-file", file, "document");
            case VOICE -> voice(body, quoted, file);
            case STICKER -> new Letter("send-sticker", body, "path", file);
        };
    }

    private static Letter voice(ObjectNode body, @Nullable String quoted, StoredMedia file) {
        putIf(body, "quotedMessageId", quoted);
        return new Letter("send-voice-base64", body, "base64Ptt", file);
    }

    private static Letter file(
            ObjectNode body,
            MessageContent.Media media,
            @Nullable String quoted,
            String route,
            StoredMedia file,
            @Nullable String type) {
        String given = media.filename() == null ? file.filename() : media.filename();
        body.put("filename", given == null || given.isBlank() ? "file" : given);
        putIf(body, "caption", media.caption());
        putIf(body, "quotedMessageId", quoted);
        if (type != null) {
            body.putObject("options").put("type", type);
        }
        return new Letter(route, body, "base64", file);
    }

    static void putIf(ObjectNode body, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            body.put(field, value);
        }
    }

    /** Header, body and footer, where the server has one place for all. */
    static String oneText(MessageContent.Interactive interactive) {
        return Stream.of(interactive.header(), interactive.body(), interactive.footer())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    /** The text by which an interactive message is recognised later. */
    static String shownText(MessageContent.Interactive interactive) {
        return interactive.action() instanceof InteractiveAction.LinkButton button
                ? oneText(interactive) + "\n\n" + button.title() + ": " + button.uri()
                : oneText(interactive);
    }
}
