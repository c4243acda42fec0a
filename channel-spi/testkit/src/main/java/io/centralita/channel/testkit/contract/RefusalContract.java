package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said before about a content holds when it is sent. */
public interface RefusalContract extends ContractSubject {

    @Test
    default void shouldRefuseToSendWhatItSaysItWouldRefuse(ContractSession session) {
        ChannelAdapter channel = session.online();
        for (MessageContent content : misfits()) {
            SendError said = channel.refusal(content).orElse(null);
            if (said != null) {
                long before = session.provider().calls();
                SendResult result = session.send(session.message().with(content));
                assertThat(result)
                        .as("a send of what is refused: %s", said.message())
                        .isEqualTo(new SendResult.Rejected(said));
                assertThat(session.provider().calls()).as("calls").isEqualTo(before);
            }
        }
    }

    @Test
    default void shouldNotSayThatItRefusesWhatItSends(ContractSession session) {
        ChannelAdapter channel = session.online();
        Arrays.stream(ContentType.values())
                .filter(channel.capabilities()::sends)
                .forEach(type -> assertThat(channel.refusal(SendProof.sample(session, type)))
                        .as("refusal of " + type)
                        .isEmpty());
    }

    private static List<MessageContent> misfits() {
        return List.of(
                MessageContent.Text.of("   "),
                MessageContent.Text.of("x".repeat(100_000)),
                new MessageContent.Contacts(List.of(), false),
                new MessageContent.Poll("Which?", List.of("A", "A"), 1),
                new MessageContent.Interactive("Shall we?", null, null, new InteractiveAction.ReplyButtons(List.of())));
    }
}
