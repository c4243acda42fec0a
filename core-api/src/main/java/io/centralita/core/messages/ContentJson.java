package io.centralita.core.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.OrderItem;
import io.centralita.core.kernel.db.StorableText;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a message says, as JSON by type; the shapes are documented in the OpenAPI document. */
@ApplicationScoped
public class ContentJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper json;

    ContentJson(ObjectMapper json) {
        this.json = json;
    }

    /** The wire type of a content. */
    public static String type(MessageContent content) {
        return content.type() == ContentType.SYSTEM_NOTE
                ? "system"
                : content.type().name().toLowerCase(Locale.ROOT);
    }

    /** @param media the platform's id of the blob, for media whose bytes are or will be ours */
    public ObjectNode node(MessageContent content, @Nullable MediaId media) {
        var node = NODES.objectNode();
        if (content instanceof MessageContent.Text text) {
            node.put("body", StorableText.clean(text.body()));
        } else if (content instanceof MessageContent.Media medium) {
            media(node, medium, media);
        } else if (content instanceof MessageContent.Location place) {
            location(node, place);
        } else if (content instanceof MessageContent.Contacts contacts) {
            contacts.cards().forEach(card -> node.withArray("contacts").add(card(card)));
            if (contacts.requested()) {
                node.put("requested", true);
            }
        } else if (content instanceof MessageContent.Interactive interactive) {
            interactive(node, interactive);
        } else if (content instanceof MessageContent.ButtonReply reply) {
            put(node, "id", reply.id());
            put(node, "title", reply.title());
            node.put("origin", reply.origin().name().toLowerCase(Locale.ROOT));
        } else if (content instanceof MessageContent.ListReply reply) {
            put(node, "id", reply.id());
            put(node, "title", reply.title());
            put(node, "description", reply.description());
        } else if (content instanceof MessageContent.FlowReply reply) {
            put(node, "name", reply.name());
            put(node, "body", reply.body());
            put(node, "response_json", reply.responseJson());
        } else if (content instanceof MessageContent.Order order) {
            order(node, order);
        } else if (content instanceof MessageContent.Poll poll) {
            put(node, "question", poll.question());
            poll.choices().forEach(choice -> node.withArray("choices").add(StorableText.clean(choice)));
            node.put("selectable", poll.selectable());
        } else if (content instanceof MessageContent.PollVote vote) {
            put(node, "poll_provider_message_id", vote.pollMessageId());
            vote.choices().forEach(choice -> node.withArray("choices").add(StorableText.clean(choice)));
        } else if (content instanceof MessageContent.Template template) {
            node.put("name", template.name());
            node.put("language", template.language());
        } else if (content instanceof MessageContent.Reaction reaction) {
            reaction(node, reaction.targetProviderMessageId(), reaction.emoji());
        } else if (content instanceof MessageContent.SystemNote note) {
            node.put("kind", note.kind());
            put(node, "body", note.text());
            note.facts().forEach((key, value) -> put(node.withObjectProperty("facts"), key, value));
        } else if (content instanceof MessageContent.Unsupported unknown) {
            put(node, "provider_type", unknown.providerType());
            put(node, "reason", unknown.reason());
        }
        return node;
    }

    public String text(ObjectNode node) {
        try {
            return json.writeValueAsString(node);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Puts the file of an earlier content into one that does not name it. */
    public void keepFile(String before, ObjectNode now) {
        var old = stored(before);
        for (var field : List.of("media_id", "mime_type", "size", "filename", "link", "provider_media_id")) {
            if (old.hasNonNull(field) && !now.hasNonNull(field)) {
                now.set(field, old.get(field));
            }
        }
    }

    /** Puts the words under an earlier content's file under this one's. */
    public void keepCaption(String before, ObjectNode now) {
        now.set("caption", stored(before).path("caption"));
    }

    /** Whether a content is of a file that was never told, and it is told now. */
    public boolean lacksFile(String before, MessageContent told) {
        if (!(told instanceof MessageContent.Media medium) || !(medium.source() instanceof MediaReference)) {
            return false;
        }
        var old = stored(before);
        return old.has("media_id") && !old.hasNonNull("media_id");
    }

    private JsonNode stored(String content) {
        try {
            return json.readTree(content);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("a stored content that is no JSON", failure);
        }
    }

    /** What a message answers: our id where the message is ours to know, and the provider's. */
    public String replyTo(@Nullable MessageId message, String providerId) {
        var node = NODES.objectNode();
        node.put("message_id", message == null ? null : message.toString());
        put(node, "provider_message_id", providerId);
        return text(node);
    }

    /** A reaction: an absent or empty emoji takes it away. */
    public static ObjectNode reaction(ObjectNode node, String target, @Nullable String emoji) {
        put(node, "provider_message_id", target);
        put(node, "emoji", emoji == null || emoji.isEmpty() ? null : emoji);
        return node;
    }

    public static void put(ObjectNode node, String field, @Nullable String value) {
        node.put(field, StorableText.clean(value));
    }

    private static void media(ObjectNode node, MessageContent.Media medium, @Nullable MediaId id) {
        node.put("media_id", id == null ? null : id.toString());
        if (medium.source() instanceof MediaReference reference) {
            put(node, "mime_type", reference.mimeType());
            node.put("size", reference.size());
        } else if (medium.source() instanceof MediaSource.Stored stored) {
            put(node, "mime_type", stored.media().mimeType());
            node.put("size", stored.media().size());
        } else if (medium.source() instanceof MediaSource.Link link) {
            node.put("link", link.uri().toString());
        } else if (medium.source() instanceof MediaSource.ProviderId provider) {
            node.put("provider_media_id", provider.id());
        }
        put(node, "caption", medium.caption());
        put(node, "filename", medium.filename());
        if (medium.animated()) {
            node.put("animated", true);
        }
    }

    private static void location(ObjectNode node, MessageContent.Location place) {
        node.put("latitude", place.latitude());
        node.put("longitude", place.longitude());
        put(node, "name", place.name());
        put(node, "address", place.address());
        put(node, "url", place.url());
    }

    private static ObjectNode card(ContactCard card) {
        var node = NODES.objectNode();
        put(node, "formatted_name", card.formattedName());
        put(node, "first_name", card.firstName());
        put(node, "last_name", card.lastName());
        put(node, "organisation", card.organisation());
        for (var phone : card.phones()) {
            var line = node.withArray("phones").addObject();
            put(line, "number", phone.number());
            put(line, "wa_id", phone.waId());
            put(line, "label", phone.label());
        }
        card.emails().forEach(email -> node.withArray("emails").add(StorableText.clean(email)));
        put(node, "vcard", card.vcard());
        return node;
    }

    private static void order(ObjectNode node, MessageContent.Order order) {
        put(node, "catalog_id", order.catalogId());
        put(node, "text", order.text());
        for (OrderItem item : order.items()) {
            var line = node.withArray("items").addObject();
            put(line, "product_id", item.productId());
            line.put("quantity", item.quantity());
            line.put("price", item.price());
            put(line, "currency", item.currency());
        }
    }

    private static void interactive(ObjectNode node, MessageContent.Interactive interactive) {
        put(node, "body", interactive.body());
        put(node, "header", interactive.header());
        var above = interactive.headerMedia();
        if (above != null) {
            var media = node.putObject("header_media").put("type", MediaFields.wire(above.kind()));
            ServiceJson.file(media, above.source());
            CommerceJson.optional(media, "filename", above.filename());
        }
        put(node, "footer", interactive.footer());
        if (interactive.action() instanceof InteractiveAction.ReplyButtons buttons) {
            for (var button : buttons.buttons()) {
                node.withArray("buttons").addObject().put("id", button.id()).put("title", button.title());
            }
        } else if (interactive.action() instanceof InteractiveAction.ListMenu menu) {
            node.put("open_title", menu.openTitle());
            for (var section : menu.sections()) {
                var part = node.withArray("sections").addObject();
                part.put("title", section.title());
                section.rows()
                        .forEach(row -> part.withArray("rows")
                                .addObject()
                                .put("id", row.id())
                                .put("title", row.title())
                                .put("description", row.description()));
            }
        } else if (interactive.action() instanceof InteractiveAction.LinkButton link) {
            node.put("link_title", link.title()).put("link", link.uri().toString());
        } else if (interactive.action() instanceof InteractiveAction.LocationRequest) {
            node.put("location_request", true);
        } else {
            CommerceJson.write(node, interactive.action());
        }
    }
}
