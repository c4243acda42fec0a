package io.centralita.core.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.Locale;
import java.util.Set;

/**
 * From the {@code content} of a send to what the SPI sends. The same shapes come back in timelines. Media of the platform's own
 * store are named by {@code media_id} and become a {@link StoredMediaRef} until they are sent.
 */
public final class OutboundContents {

    private static final String AT = "/content";
    private static final Set<String> MEDIA = Set.of("media_id", "link", "provider_media_id", "caption", "filename");

    private OutboundContents() {}

    /** @throws ProblemException 422 that points at what is wrong */
    public static MessageContent read(String type, JsonNode content, LinkRule links) {
        return switch (type) {
            case "text" -> text(new JsonFields(content, AT, Set.of("body", "preview_links"), links));
            case "image", "video", "audio", "voice", "document", "sticker" ->
                media(MediaKind.valueOf(type.toUpperCase(Locale.ROOT)), new JsonFields(content, AT, MEDIA, links));
            case "location" ->
                location(new JsonFields(content, AT, Set.of("latitude", "longitude", "name", "address", "url"), links));
            case "contacts" -> contacts(new JsonFields(content, AT, Set.of("contacts"), links));
            case "reaction" ->
                reaction(new JsonFields(content, AT, Set.of("message_id", "provider_message_id", "emoji"), links));
            case "poll" -> poll(new JsonFields(content, AT, Set.of("question", "choices", "selectable"), links));
            case "template" -> TemplateContents.read(new JsonFields(content, AT, TemplateContents.FIELDS, links));
            case "interactive" ->
                InteractiveContents.read(new JsonFields(content, AT, InteractiveContents.FIELDS, links));
            default -> throw ProblemException.invalid("/type", "unknown_type", "Messages of this type cannot be sent.");
        };
    }

    private static MessageContent text(JsonFields fields) {
        return new MessageContent.Text(fields.text("body", 4_096), fields.flag("preview_links"));
    }

    private static MessageContent media(MediaKind kind, JsonFields fields) {
        return new MessageContent.Media(
                kind,
                MediaFields.source(fields),
                fields.optionalText("caption", 1_024),
                fields.optionalText("filename", 240),
                false);
    }

    private static MessageContent location(JsonFields fields) {
        return new MessageContent.Location(
                fields.number("latitude", -90, 90),
                fields.number("longitude", -180, 180),
                fields.optionalText("name", 1_000),
                fields.optionalText("address", 1_000),
                fields.optionalText("url", 2_048));
    }

    private static MessageContent poll(JsonFields fields) {
        var choices = fields.texts("choices", 12, 100);
        if (choices.size() < 2) {
            throw fields.invalid("choices", "required", "Give at least two choices.");
        }
        var selectable = fields.optionalInteger("selectable");
        if (selectable != null && (selectable < 1 || selectable > choices.size())) {
            throw fields.invalid("selectable", "out_of_range", "Give 1 up to the number of choices.");
        }
        return new MessageContent.Poll(fields.text("question", 255), choices, selectable == null ? 1 : selectable);
    }

    private static MessageContent contacts(JsonFields fields) {
        var cards = fields.list("contacts", 20, CARD, OutboundContents::card);
        if (cards.isEmpty()) {
            throw fields.invalid("contacts", "required", "Give at least one contact.");
        }
        return new MessageContent.Contacts(cards, false);
    }

    private static final Set<String> CARD =
            Set.of("formatted_name", "first_name", "last_name", "organisation", "phones", "emails", "vcard");

    private static ContactCard card(JsonFields fields) {
        return new ContactCard(
                fields.text("formatted_name", 200),
                fields.optionalText("first_name", 200),
                fields.optionalText("last_name", 200),
                fields.list(
                        "phones",
                        20,
                        Set.of("number", "wa_id", "label"),
                        phone -> new ContactCard.Phone(
                                phone.text("number", 40),
                                phone.optionalText("wa_id", 40),
                                phone.optionalText("label", 20))),
                fields.texts("emails", 20, 320),
                fields.optionalText("organisation", 200),
                fields.optionalText("vcard", 10_000));
    }

    /** The target's provider id is filled in where the message is queued. */
    private static MessageContent reaction(JsonFields fields) {
        var target = fields.optionalText("provider_message_id", 256);
        var emoji = fields.optionalText("emoji", 32);
        return new MessageContent.Reaction(target == null ? "" : target, emoji == null ? "" : emoji);
    }
}
