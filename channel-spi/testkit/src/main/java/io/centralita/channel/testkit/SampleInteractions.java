package io.centralita.channel.testkit;

import io.centralita.channel.spi.content.HeaderMedia;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.InteractiveAction.Button;
import io.centralita.channel.spi.content.InteractiveAction.LinkButton;
import io.centralita.channel.spi.content.InteractiveKind;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import java.net.URI;
import java.util.List;

/** One plain interactive message of each kind. */
public final class SampleInteractions {

    private static final LinkButton LINK = new LinkButton("Open", URI.create("https://shop.example/orders/42"));

    private SampleInteractions() {}

    public static MessageContent of(InteractiveKind kind) {
        String header = kind == InteractiveKind.PRODUCT_LIST ? "For you" : null;
        return new MessageContent.Interactive("Shall we?", header, null, action(kind));
    }

    /** The same with a file above it. */
    public static MessageContent of(InteractiveKind kind, MediaKind header) {
        MediaSource file = new MediaSource.Link(URI.create("https://media.example/header"));
        return new MessageContent.Interactive(
                "Shall we?", null, null, action(kind), new HeaderMedia(header, file, null));
    }

    private static InteractiveAction action(InteractiveKind kind) {
        return switch (kind) {
            case REPLY_BUTTONS ->
                new InteractiveAction.ReplyButtons(List.of(new Button("yes", "Yes"), new Button("no", "No")));
            case LIST_MENU -> menu();
            case LINK_BUTTON -> LINK;
            case LOCATION_REQUEST -> new InteractiveAction.LocationRequest();
            case FLOW -> new InteractiveAction.Flow("Fill in", "1234567890", null, "token-1", "START", "{}", false);
            case PRODUCT -> new InteractiveAction.Product("catalog-1", "sku-1");
            case PRODUCT_LIST ->
                new InteractiveAction.ProductList(
                        "catalog-1",
                        List.of(new InteractiveAction.ProductSection("Shirts", List.of("sku-1", "sku-2"))));
            case CATALOG -> new InteractiveAction.Catalog("sku-1");
            case CAROUSEL -> new InteractiveAction.Carousel(List.of(card("first"), card("second")));
            case CALL_BUTTON -> new InteractiveAction.CallButton("Call us", 60, "order-42");
            case CALL_PERMISSION_REQUEST -> new InteractiveAction.CallPermissionRequest();
            case CONTACT_REQUEST -> new InteractiveAction.ContactRequest();
            case ADDRESS_REQUEST -> new InteractiveAction.AddressRequest("IN", "{}");
            case ORDER_DETAILS -> new InteractiveAction.OrderDetails("{\"reference_id\":\"order-42\"}");
            case ORDER_STATUS -> new InteractiveAction.OrderStatus("order-42", "shipped", "On its way");
        };
    }

    private static InteractiveAction menu() {
        InteractiveAction.Row row = new InteractiveAction.Row("a", "A", "the first");
        return new InteractiveAction.ListMenu("Choose", List.of(new InteractiveAction.Section("All", List.of(row))));
    }

    private static InteractiveAction.Card card(String name) {
        MediaSource picture = new MediaSource.Link(URI.create("https://media.example/" + name + ".jpg"));
        return new InteractiveAction.Card(MediaKind.IMAGE, picture, "The " + name, LINK, List.of());
    }
}
