package io.centralita.channel.testkit;

import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.InteractiveKind;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.OrderItem;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.content.TemplateComponent;
import io.centralita.channel.spi.content.TemplateParameter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One plain content of each type. */
public final class SampleContents {

    private SampleContents() {}

    /** Media are stored ones, of a MIME type within the limits. */
    public static MessageContent of(ContentType type, ContentLimits limits) {
        return switch (type) {
            case TEXT -> MessageContent.Text.of("Hello, é 👋");
            case IMAGE, VIDEO, AUDIO, VOICE, DOCUMENT, STICKER -> {
                MediaKind kind = MediaKind.valueOf(type.name());
                yield stored(kind, media(kind, limits));
            }
            case LOCATION -> MessageContent.Location.of(-23.5614, -46.6559);
            case CONTACTS -> new MessageContent.Contacts(List.of(card()), false);
            case INTERACTIVE -> SampleInteractions.of(InteractiveKind.REPLY_BUTTONS);
            case BUTTON_REPLY ->
                new MessageContent.ButtonReply("yes", "Yes", MessageContent.ButtonReply.Origin.INTERACTIVE);
            case LIST_REPLY -> new MessageContent.ListReply("a", "A", null);
            case FLOW_REPLY -> new MessageContent.FlowReply("flow", null, "{}");
            case ORDER ->
                new MessageContent.Order("catalogue", null, List.of(new OrderItem("sku", 1, BigDecimal.TEN, "BRL")));
            case POLL -> new MessageContent.Poll("Which?", List.of("A", "B"), 1);
            case POLL_VOTE -> new MessageContent.PollVote("poll-1", List.of("A"));
            case TEMPLATE ->
                new MessageContent.Template(
                        "order_shipped", "pt_BR", List.of(TemplateComponent.body(TemplateParameter.text("42"))));
            case REACTION -> new MessageContent.Reaction("wamid.target", "👍");
            case SYSTEM_NOTE -> new MessageContent.SystemNote("missed_call", "Missed call", Map.of());
            case UNSUPPORTED -> new MessageContent.Unsupported("mystery", null);
        };
    }

    /** The same medium, to be fetched by the provider from an address. */
    public static MessageContent linked(MediaKind kind) {
        return MessageContent.Media.of(kind, new MediaSource.Link(URI.create("https://media.example/file")));
    }

    /** A message with a medium of the store. */
    public static MessageContent stored(MediaKind kind, StoredMedia media) {
        return new MessageContent.Media(kind, new MediaSource.Stored(media), null, media.filename(), false);
    }

    /** A medium of a MIME type within the limits. */
    public static StoredMedia media(MediaKind kind, ContentLimits limits) {
        String usual = switch (kind) {
            case IMAGE -> "image/jpeg";
            case VIDEO -> "video/mp4";
            case AUDIO -> "audio/mpeg";
            case VOICE -> "audio/ogg";
            case DOCUMENT -> "application/pdf";
            case STICKER -> "image/webp";
        };
        boolean fits = limits.mimeTypes().isEmpty() || limits.mimeTypes().contains(usual);
        String mimeType = fits ? usual : limits.mimeTypes().iterator().next();
        byte[] bytes = ("bytes of " + kind).getBytes(StandardCharsets.UTF_8);
        return new BytesMedia(bytes, mimeType, kind == MediaKind.DOCUMENT ? "order.pdf" : null);
    }

    private static ContactCard card() {
        return new ContactCard(
                "Ana Souza",
                "Ana",
                "Souza",
                List.of(new ContactCard.Phone("+55 11 90000-0002", "5511900000002", "CELL")),
                List.of(),
                null,
                null);
    }
}
