package io.centralita.channel.spi.content;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order.
 *
 * @param productId the shop's own id of the product
 * @param quantity pieces
 * @param price of one piece, if told
 * @param currency ISO 4217, if told
 */
public record OrderItem(
        String productId,
        int quantity,
        @Nullable BigDecimal price,
        @Nullable String currency) {}
