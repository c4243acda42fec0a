package io.centralita.channel.spi.content;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message says. Sealed, so that a new type is found by {@link ContentType}'s switches wherever it must be handled.
 * Texts are the provider's, unchanged: not trimmed, not escaped.
 */
public sealed interface MessageContent {

    ContentType type();

    /** Plain text with WhatsApp's own marks (*bold*). */
    record Text(String body, boolean previewLinks) implements MessageContent {
        public static Text of(String body) {
            return new Text(body, false);
        }

        @Override
        public ContentType type() {
            return ContentType.TEXT;
        }
    }

    /**
     * A picture, a film, a sound, a file.
     *
     * @param source inbound always a {@link MediaReference}
     * @param caption text under it
     * @param filename of a document
     * @param animated of a sticker
     */
    record Media(
            MediaKind kind,
            MediaSource source,
            @Nullable String caption,
            @Nullable String filename,
            boolean animated) implements MessageContent {
        public static Media of(MediaKind kind, MediaSource source) {
            return new Media(kind, source, null, null, false);
        }

        @Override
        public ContentType type() {
            return kind.type();
        }
    }

    /** A place, in degrees (WGS 84). */
    record Location(
            double latitude,
            double longitude,
            @Nullable String name,
            @Nullable String address,
            @Nullable String url) implements MessageContent {
        public static Location of(double latitude, double longitude) {
            return new Location(latitude, longitude, null, null, null);
        }

        @Override
        public ContentType type() {
            return ContentType.LOCATION;
        }
    }

    /**
     * Shared contacts.
     *
     * @param requested whether the customer answered our request for them
     */
    record Contacts(List<ContactCard> cards, boolean requested) implements MessageContent {
        public Contacts {
            cards = List.copyOf(cards);
        }

        @Override
        public ContentType type() {
            return ContentType.CONTACTS;
        }
    }

    /**
     * Outbound: a text with something to press.
     *
     * @param header words above it; null where there is {@code headerMedia}
     * @param headerMedia what is shown above it; only of kinds that {@code InteractiveLimits.headerMedia} names
     */
    record Interactive(
            String body,
            @Nullable String header,
            @Nullable String footer,
            InteractiveAction action,
            @Nullable HeaderMedia headerMedia)
            implements MessageContent {

        /** Without anything above it but words. */
        public Interactive(String body, @Nullable String header, @Nullable String footer, InteractiveAction action) {
            this(body, header, footer, action, null);
        }

        @Override
        public ContentType type() {
            return ContentType.INTERACTIVE;
        }
    }

    /**
     * The customer pressed a button.
     *
     * @param id the id or payload we gave the button; null where the provider tells only the title
     */
    record ButtonReply(@Nullable String id, String title, Origin origin) implements MessageContent {
        /** Where the button was. */
        public enum Origin {
            INTERACTIVE,
            TEMPLATE
        }

        @Override
        public ContentType type() {
            return ContentType.BUTTON_REPLY;
        }
    }

    /** The customer chose a line of a menu. */
    record ListReply(
            @Nullable String id, String title, @Nullable String description) implements MessageContent {
        @Override
        public ContentType type() {
            return ContentType.LIST_REPLY;
        }
    }

    /**
     * The customer finished a form (a WhatsApp flow).
     *
     * @param responseJson the answers, JSON text as the provider gave it
     */
    record FlowReply(@Nullable String name, @Nullable String body, String responseJson) implements MessageContent {
        @Override
        public ContentType type() {
            return ContentType.FLOW_REPLY;
        }
    }

    /** The customer ordered from a catalogue. */
    record Order(@Nullable String catalogId, @Nullable String text, List<OrderItem> items) implements MessageContent {
        public Order {
            items = List.copyOf(items);
        }

        /** Sum of price by quantity over the lines with a price. */
        public BigDecimal total() {
            BigDecimal sum = BigDecimal.ZERO;
            for (OrderItem item : items) {
                BigDecimal price = item.price();
                sum = price == null ? sum : sum.add(price.multiply(BigDecimal.valueOf(item.quantity())));
            }
            return sum;
        }

        @Override
        public ContentType type() {
            return ContentType.ORDER;
        }
    }

    /** A question with choices. */
    record Poll(String question, List<String> choices, int selectable) implements MessageContent {
        public Poll {
            choices = List.copyOf(choices);
        }

        @Override
        public ContentType type() {
            return ContentType.POLL;
        }
    }

    /** The customer's present choice; an empty list withdraws it. */
    record PollVote(String pollMessageId, List<String> choices) implements MessageContent {
        public PollVote {
            choices = List.copyOf(choices);
        }

        @Override
        public ContentType type() {
            return ContentType.POLL_VOTE;
        }
    }

    /** Outbound: an approved template with its values. */
    record Template(String name, String language, List<TemplateComponent> components) implements MessageContent {
        public Template {
            components = List.copyOf(components);
        }

        @Override
        public ContentType type() {
            return ContentType.TEMPLATE;
        }
    }

    /** Outbound: an emoji on a message; an empty emoji takes it away. Inbound it is an event of its own. */
    record Reaction(String targetProviderMessageId, String emoji) implements MessageContent {
        @Override
        public ContentType type() {
            return ContentType.REACTION;
        }
    }

    /**
     * The provider tells something in the conversation: a missed call, a group's new subject.
     *
     * @param kind stable word in lower snake case
     * @param facts what else was told
     * @param byCustomer whether the customer did it, by calling or by answering a request say: it opens the customer's window
     */
    record SystemNote(String kind, String text, Map<String, String> facts, boolean byCustomer)
            implements MessageContent {
        public SystemNote {
            facts = Map.copyOf(facts);
        }

        /** Of the provider's or of nobody's doing. */
        public SystemNote(String kind, String text, Map<String, String> facts) {
            this(kind, text, facts, false);
        }

        @Override
        public ContentType type() {
            return ContentType.SYSTEM_NOTE;
        }
    }

    /**
     * The customer sent something that we, or the provider, cannot show.
     *
     * @param providerType the provider's word for it
     * @param reason a sentence or the provider's error code
     */
    record Unsupported(String providerType, @Nullable String reason) implements MessageContent {
        @Override
        public ContentType type() {
            return ContentType.UNSUPPORTED;
        }
    }
}
