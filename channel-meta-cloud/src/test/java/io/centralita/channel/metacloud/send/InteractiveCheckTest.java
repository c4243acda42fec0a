package io.centralita.channel.metacloud.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.InteractiveAction.Button;
import io.centralita.channel.spi.content.InteractiveAction.ReplyButtons;
import io.centralita.channel.spi.content.InteractiveKind;
import io.centralita.channel.spi.content.MessageContent.Interactive;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told as a limit is taken, and one more is refused. */
class InteractiveCheckTest {

    @Test
    void shouldTakeAsManyButtonsAsItTells() {
        int most = InteractiveRules.of(InteractiveKind.REPLY_BUTTONS).maxChoices();

        assertThat(taken(interactive("x", buttons(most, 1)))).isTrue();
        assertThat(taken(interactive("x", buttons(most + 1, 1)))).isFalse();
    }

    @Test
    void shouldTakeWordsAsLongAsItTells() {
        var told = InteractiveRules.of(InteractiveKind.REPLY_BUTTONS);

        assertThat(taken(interactive("x".repeat(told.maxBody()), buttons(1, told.maxTitle()))))
                .isTrue();
        assertThat(taken(interactive("x".repeat(told.maxBody() + 1), buttons(1, 1))))
                .isFalse();
        assertThat(taken(interactive("x", buttons(1, told.maxTitle() + 1)))).isFalse();
    }

    @Test
    void shouldTakeAsManyRowsAsItTells() {
        var told = InteractiveRules.of(InteractiveKind.LIST_MENU);

        assertThat(taken(interactive("x".repeat(told.maxBody()), rows(told.maxChoices()))))
                .isTrue();
        assertThat(taken(interactive("x", rows(told.maxChoices() + 1)))).isFalse();
    }

    private static boolean taken(Interactive message) {
        return InteractiveCheck.refusal(message) == null;
    }

    private static Interactive interactive(String body, InteractiveAction action) {
        return new Interactive(body, null, null, action);
    }

    private static InteractiveAction buttons(int count, int length) {
        return new ReplyButtons(IntStream.range(0, count)
                .mapToObj(n -> new Button("b" + n, "t".repeat(length)))
                .toList());
    }

    private static InteractiveAction rows(int count) {
        var rows = IntStream.range(0, count)
                .mapToObj(n -> new InteractiveAction.Row("r" + n, "row", null))
                .toList();
        return new InteractiveAction.ListMenu("open", List.of(new InteractiveAction.Section(null, rows)));
    }
}
