package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.OrderItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order from the catalogue. */
final class OrderReader {
    private static final int MAX_PRICE_CHARACTERS = 24;
    private static final int MAX_PRICE_SCALE = 12;

    private OrderReader() {}

    static @Nullable MessageContent read(JsonNode order) {
        if (order.isMissingNode()) {
            return null;
        }
        List<OrderItem> items = new ArrayList<>();
        for (JsonNode item : Json.items(order.get("product_items"))) {
            items.add(new OrderItem(
                    Json.textOrEmpty(item, "product_retailer_id"),
                    quantity(item),
                    price(Json.word(item, "item_price")),
                    Json.word(item, "currency")));
        }
        return new MessageContent.Order(Json.word(order, "catalog_id"), Json.text(order, "text"), items);
    }

    private static int quantity(JsonNode item) {
        Double told = Json.number(item, "quantity");
        return told == null ? 1 : (int) Math.max(0, Math.min(Integer.MAX_VALUE, told));
    }

    /** Null for what cannot be a price; a number with a huge exponent would make arithmetic endless. */
    private static @Nullable BigDecimal price(@Nullable String told) {
        if (told == null || told.length() > MAX_PRICE_CHARACTERS) {
            return null;
        }
        try {
            BigDecimal price = new BigDecimal(told.strip());
            return Math.abs(price.scale()) > MAX_PRICE_SCALE ? null : price;
        } catch (NumberFormatException notPrice) {
            return null;
        }
    }
}
