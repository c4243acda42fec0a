package io.centralita.core.messages.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.messages.delivery.ReadyConversations.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadyConversationsTest {

    private final ReadyConversations ready = new ReadyConversations();
    private final ChannelId one = ChannelId.next();
    private final ChannelId two = ChannelId.next();

    @Test
    void shouldTakeTheMoreUrgentFirstAndConversationsInTurn() {
        var campaign = conversations(2, one, SendOrigin.CAMPAIGN);
        var bot = conversations(1, one, SendOrigin.BOT);
        var replies = conversations(2, one, SendOrigin.REPLY);

        assertThat(taken())
                .containsExactly(replies.get(0), replies.get(1), bot.get(0), campaign.get(0), campaign.get(1));
    }

    @Test
    void shouldMoveUpAConversationThatBecameMoreUrgentAndKeepTheTurnOfOneThatDidNot() {
        var campaign = conversations(3, one, SendOrigin.CAMPAIGN);

        ready.add(campaign.get(2), one, SendOrigin.REPLY);
        ready.add(campaign.get(0), one, SendOrigin.CAMPAIGN);

        assertThat(taken()).containsExactly(campaign.get(2), campaign.get(0), campaign.get(1));
    }

    @Test
    void shouldPassOverOneThatWaitsForItsRecipientOnly() {
        var all = conversations(3, one, SendOrigin.REPLY);
        var taken = new ArrayList<ConversationId>();

        ready.take(one, conversation -> {
            if (conversation.equals(all.get(0))) {
                return Look.PASSED;
            }
            taken.add(conversation);
            return Look.TAKEN;
        });

        assertThat(taken).containsExactly(all.get(1));
        assertThat(ready.contains(all.get(0))).isFalse();
        assertThat(ready.contains(all.get(2))).isTrue();
    }

    @Test
    void shouldStopWithANumberThatWaitsAndGoOnWithTheOthers() {
        var stopped = conversations(3, one, SendOrigin.REPLY);
        var going = conversations(3, two, SendOrigin.REPLY);
        var asked = new ArrayList<ConversationId>();
        var waiting = Set.copyOf(stopped);

        Function<ConversationId, Look> look = conversation -> {
            asked.add(conversation);
            return waiting.contains(conversation) ? Look.STOP : Look.TAKEN;
        };
        assertThat(ready.take(one, look)).isFalse();
        assertThat(ready.take(two, look)).isTrue();

        assertThat(asked).containsExactly(stopped.get(0), going.get(0));
        assertThat(stopped).allMatch(ready::contains);
        assertThat(ready.numbers()).containsExactly(one, two);
    }

    private List<ConversationId> conversations(int amount, ChannelId channel, SendOrigin origin) {
        var made = Stream.generate(ConversationId::next).limit(amount).toList();
        made.forEach(conversation -> ready.add(conversation, channel, origin));
        return made;
    }

    private List<ConversationId> taken() {
        var taken = new ArrayList<ConversationId>();
        while (ready.take(one, conversation -> {
            taken.add(conversation);
            return Look.TAKEN;
        })) {}
        return taken;
    }
}
