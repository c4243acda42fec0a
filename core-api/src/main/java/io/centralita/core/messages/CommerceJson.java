package io.centralita.core.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.centralita.channel.spi.content.InteractiveAction;
import org.jspecify.annotations.Nullable;

/** Forms and catalogues as JSON, in the shape in which they are sent. */
final class CommerceJson {

    private CommerceJson() {}

    static void write(ObjectNode node, InteractiveAction action) {
        if (action instanceof InteractiveAction.Flow flow) {
            flow(node.putObject("flow"), flow);
        } else if (action instanceof InteractiveAction.Product product) {
            node.putObject("product").put("catalog_id", product.catalogId()).put("product_id", product.productId());
        } else if (action instanceof InteractiveAction.ProductList list) {
            products(node.putObject("products"), list);
        } else if (action instanceof InteractiveAction.Catalog catalog) {
            optional(node.putObject("catalog"), "thumbnail_product_id", catalog.thumbnailProductId());
        } else {
            ServiceJson.write(node, action);
        }
    }

    private static void flow(ObjectNode node, InteractiveAction.Flow flow) {
        node.put("title", flow.title());
        optional(node, "id", flow.flowId());
        optional(node, "name", flow.flowName());
        optional(node, "token", flow.token());
        optional(node, "screen", flow.screen());
        if (flow.dataJson() != null) {
            node.putRawValue("data", new RawValue(flow.dataJson()));
        }
        if (flow.draft()) {
            node.put("draft", true);
        }
    }

    private static void products(ObjectNode node, InteractiveAction.ProductList list) {
        node.put("catalog_id", list.catalogId());
        for (var section : list.sections()) {
            var part = node.withArray("sections").addObject().put("title", section.title());
            section.productIds().forEach(part.withArray("product_ids")::add);
        }
    }

    static void optional(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
