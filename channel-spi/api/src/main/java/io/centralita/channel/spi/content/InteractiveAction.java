package io.centralita.channel.spi.content;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the customer may press under an interactive message. */
public sealed interface InteractiveAction {

    default InteractiveKind kind() {
        return InteractiveKind.of(this);
    }

    /** One of a few buttons. */
    record ReplyButtons(List<Button> buttons) implements InteractiveAction {
        public ReplyButtons {
            buttons = List.copyOf(buttons);
        }
    }

    /** A button that comes back as {@link MessageContent.ButtonReply}. */
    record Button(String id, String title) {}

    /** A menu that opens. */
    record ListMenu(String openTitle, List<Section> sections) implements InteractiveAction {
        public ListMenu {
            sections = List.copyOf(sections);
        }
    }

    /** Part of a menu. */
    record Section(@Nullable String title, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /** A line of a menu that comes back as {@link MessageContent.ListReply}. */
    record Row(String id, String title, @Nullable String description) {}

    /** A button that opens a page. */
    record LinkButton(String title, URI uri) implements InteractiveAction {}

    /** A button with which the customer shares a location. */
    record LocationRequest() implements InteractiveAction {}

    /**
     * A button that opens a form (a WhatsApp flow), named by id or by name.
     *
     * @param token comes back with the answers
     * @param screen the first screen; null leaves the start to the flow's own endpoint
     * @param dataJson what the first screen gets, a JSON object as text
     * @param draft opens the draft, for tests
     */
    record Flow(
            String title,
            @Nullable String flowId,
            @Nullable String flowName,
            @Nullable String token,
            @Nullable String screen,
            @Nullable String dataJson,
            boolean draft)
            implements InteractiveAction {}

    /** One product of a catalogue. */
    record Product(String catalogId, String productId) implements InteractiveAction {}

    /** Some products of a catalogue. */
    record ProductList(String catalogId, List<ProductSection> sections) implements InteractiveAction {
        public ProductList {
            sections = List.copyOf(sections);
        }
    }

    /** Part of a list of products. */
    record ProductSection(String title, List<String> productIds) {
        public ProductSection {
            productIds = List.copyOf(productIds);
        }
    }

    /**
     * A button that opens the whole catalogue.
     *
     * @param thumbnailProductId whose picture is shown; null lets the provider choose
     */
    record Catalog(@Nullable String thumbnailProductId) implements InteractiveAction {}

    /** Cards side by side, all with the same kind of picture and the same kind of buttons. */
    record Carousel(List<Card> cards) implements InteractiveAction {
        public Carousel {
            cards = List.copyOf(cards);
        }
    }

    /**
     * One card of a carousel, with a link or with buttons.
     *
     * @param kind image or video
     * @param body its words
     * @param link a button that opens a page; null when there are {@code buttons}
     * @param buttons come back as {@link MessageContent.ButtonReply}
     */
    record Card(
            MediaKind kind,
            MediaSource media,
            @Nullable String body,
            @Nullable LinkButton link,
            List<Button> buttons) {
        public Card {
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * A button that calls the business.
     *
     * @param title null: the provider's own
     * @param minutes how long it works; null: as long as the provider lets it
     * @param payload comes back with the call
     */
    record CallButton(
            @Nullable String title,
            @Nullable Integer minutes,
            @Nullable String payload) implements InteractiveAction {}

    /** Asks whether the business may call. */
    record CallPermissionRequest() implements InteractiveAction {}

    /** A button with which the customer shares the own phone number. */
    record ContactRequest() implements InteractiveAction {}

    /**
     * A button that opens a form for an address.
     *
     * @param country two letters
     * @param detailsJson what the provider takes beside it, such as addresses known, a JSON object as text
     */
    record AddressRequest(String country, @Nullable String detailsJson) implements InteractiveAction {}

    /**
     * An order to look through and pay.
     *
     * @param detailsJson reference, currency, amounts, items and ways to pay, a JSON object as text in the provider's form, which
     *     differs by country
     */
    record OrderDetails(String detailsJson) implements InteractiveAction {}

    /**
     * How an order is that was sent before.
     *
     * @param reference of the order
     * @param status in the provider's word, e.g. {@code shipped}
     */
    record OrderStatus(
            String reference, String status, @Nullable String description) implements InteractiveAction {}
}
