package io.centralita.channel.spi.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InteractiveKindTest {

    @Test
    void shouldNameEachActionOnce() {
        List<String> actions = Arrays.stream(InteractiveAction.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toList());

        assertThat(InteractiveKind.values()).extracting(Enum::name).containsExactlyInAnyOrderElementsOf(actions);
    }

    @Test
    void shouldBeToldByAnAction() {
        assertThat(new InteractiveAction.LinkButton("Open", URI.create("https://a.example")).kind())
                .isEqualTo(InteractiveKind.LINK_BUTTON);
        assertThat(new InteractiveAction.OrderStatus("order-1", "shipped", null).kind())
                .isEqualTo(InteractiveKind.ORDER_STATUS);
    }
}
