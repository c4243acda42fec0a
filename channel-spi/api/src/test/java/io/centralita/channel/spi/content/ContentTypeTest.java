package io.centralita.channel.spi.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentTypeTest {

    @Test
    void shouldFollowTheKindOfAMedium() {
        for (MediaKind kind : MediaKind.values()) {
            MessageContent medium = MessageContent.Media.of(kind, new MediaSource.ProviderId("1"));
            assertThat(medium.type().name()).isEqualTo(kind.name());
            assertThat(medium.type().isMedia()).isTrue();
        }
        assertThat(ContentType.TEXT.isMedia()).isFalse();
    }

    @Test
    void shouldSumAnOrderWithoutFloatingPoint() {
        MessageContent.Order order = new MessageContent.Order(
                "catalogue",
                null,
                List.of(
                        new OrderItem("a", 3, new BigDecimal("0.10"), "BRL"),
                        new OrderItem("b", 1, new BigDecimal("5"), "BRL"),
                        new OrderItem("c", 9, null, null)));

        assertThat(order.total()).isEqualByComparingTo("5.30");
    }
}
