package io.centralita.core.messages;

import io.centralita.channel.spi.content.HeaderMedia;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MessageContent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with something to press, from {@code {body, header or header_media, footer}} and one of {@code buttons}, {@code sections},
 * {@code link}, {@code location_request}, {@code flow}, {@code product}, {@code products}, {@code catalog}, and those of
 * {@link ServiceContents}.
 */
final class InteractiveContents {

    private static final Set<String> OWN = Set.of(
            "body",
            "header",
            "header_media",
            "footer",
            "buttons",
            "open_title",
            "sections",
            "link_title",
            "link",
            "location_request",
            "flow",
            "product",
            "products",
            "catalog");

    static final Set<String> FIELDS =
            Stream.concat(OWN.stream(), ServiceContents.FIELDS.stream()).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> HEADER_MEDIA = Set.of("type", "media_id", "link", "provider_media_id", "filename");
    private static final Set<String> FLOW = Set.of("title", "id", "name", "token", "screen", "data", "draft");

    private InteractiveContents() {}

    /** One product and the wish to call may stand without words; everything else needs some. */
    static MessageContent read(JsonFields fields) {
        var silent = (fields.has("product") || fields.has("call_permission_request")) && !fields.has("body");
        return new MessageContent.Interactive(
                silent ? "" : fields.text("body", 4_096),
                fields.optionalText("header", 60),
                fields.optionalText("footer", 60),
                action(fields),
                headerMedia(fields));
    }

    private static @Nullable HeaderMedia headerMedia(JsonFields fields) {
        if (!fields.has("header_media")) {
            return null;
        }
        if (fields.has("header")) {
            throw fields.invalid("header_media", "one_of", "Give one of header and header_media.");
        }
        var media = fields.object("header_media", HEADER_MEDIA);
        return new HeaderMedia(
                MediaFields.kind(media, MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.DOCUMENT),
                MediaFields.source(media),
                media.optionalText("filename", 240));
    }

    private static InteractiveAction action(JsonFields fields) {
        if (fields.has("buttons")) {
            return new InteractiveAction.ReplyButtons(buttons(fields));
        }
        if (fields.has("sections")) {
            return new InteractiveAction.ListMenu(
                    fields.text("open_title", 20),
                    fields.list("sections", 10, Set.of("title", "rows"), InteractiveContents::section));
        }
        var link = fields.optionalLink("link");
        if (link != null) {
            return new InteractiveAction.LinkButton(fields.text("link_title", 20), link);
        }
        if (fields.flag("location_request")) {
            return new InteractiveAction.LocationRequest();
        }
        var service = ServiceContents.read(fields);
        return service == null ? commerce(fields) : service;
    }

    static List<InteractiveAction.Button> buttons(JsonFields fields) {
        return fields.list(
                "buttons",
                3,
                Set.of("id", "title"),
                button -> new InteractiveAction.Button(button.text("id", 256), button.text("title", 20)));
    }

    private static InteractiveAction commerce(JsonFields fields) {
        if (fields.has("flow")) {
            return flow(fields.object("flow", FLOW));
        }
        if (fields.has("product")) {
            var product = fields.object("product", Set.of("catalog_id", "product_id"));
            return new InteractiveAction.Product(product.text("catalog_id", 64), product.text("product_id", 200));
        }
        if (fields.has("products")) {
            var products = fields.object("products", Set.of("catalog_id", "sections"));
            return new InteractiveAction.ProductList(
                    products.text("catalog_id", 64),
                    products.list("sections", 10, Set.of("title", "product_ids"), InteractiveContents::products));
        }
        if (fields.has("catalog")) {
            var catalog = fields.object("catalog", Set.of("thumbnail_product_id"));
            return new InteractiveAction.Catalog(catalog.optionalText("thumbnail_product_id", 200));
        }
        throw fields.invalid(
                "buttons",
                "one_of",
                "Give one of buttons, sections, link, location_request, flow, product, products, catalog, cards,"
                        + " call_button, call_permission_request, contact_request, address_request, order_details and"
                        + " order_status.");
    }

    private static InteractiveAction flow(JsonFields fields) {
        if (fields.has("id") == fields.has("name")) {
            throw fields.invalid("id", "one_of", "Give exactly one of id and name.");
        }
        return new InteractiveAction.Flow(
                fields.text("title", 30),
                fields.optionalText("id", 64),
                fields.optionalText("name", 200),
                fields.optionalText("token", 200),
                fields.optionalText("screen", 200),
                fields.optionalRaw("data", 16_384),
                fields.flag("draft"));
    }

    private static InteractiveAction.ProductSection products(JsonFields fields) {
        return new InteractiveAction.ProductSection(fields.text("title", 24), fields.texts("product_ids", 30, 200));
    }

    private static InteractiveAction.Section section(JsonFields fields) {
        return new InteractiveAction.Section(
                fields.optionalText("title", 24),
                fields.list(
                        "rows",
                        10,
                        Set.of("id", "title", "description"),
                        row -> new InteractiveAction.Row(
                                row.text("id", 200), row.text("title", 24), row.optionalText("description", 72))));
    }
}
