package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.OrderItem;
import io.centralita.channel.wppconnect.json.Json;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order is told as one sum, in thousandths; its lines are not told. It becomes one line under the order's id. */
final class OrderReader {
    private OrderReader() {}

    static @Nullable MessageContent read(JsonNode message) {
        String id = Json.firstWord(message, "orderId", "token");
        if (id == null) {
            return null;
        }
        Long thousandths = Json.whole(message, "totalAmount1000");
        BigDecimal total = thousandths == null ? null : BigDecimal.valueOf(thousandths, 3);
        OrderItem line = new OrderItem(id, 1, total, Json.word(message, "totalCurrencyCode"));
        return new MessageContent.Order(
                Json.word(message, "sellerJid"), Json.firstWord(message, "message", "orderTitle"), List.of(line));
    }
}
