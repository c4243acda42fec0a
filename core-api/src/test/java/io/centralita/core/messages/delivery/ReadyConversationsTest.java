package io.centralita.core.messages.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.channels.traffic.SendOrigin;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.messages.delivery.ReadyConversations.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadyConversationsTest {

    private final ReadyConversations ready = new ReadyConversations();
    private final ChannelId one = ChannelId.next();
    private final ChannelId two = ChannelId.next();

    @Test
    void shouldLetNumbersTakeTurns() {
        var ofOne = conversations(4, one, SendOrigin.REPLY);
        var ofTwo = conversations(2, two, SendOrigin.REPLY);

        assertThat(taken(4)).containsExactly(ofOne.get(0), ofTwo.get(0), ofOne.get(1), ofTwo.get(1));
        assertThat(taken(4)).containsExactly(ofOne.get(2), ofOne.get(3));
    }

    @Test
    void shouldTakeTheMoreUrgentFirstAndConversationsInTurn() {
        var campaign = conversations(2, one, SendOrigin.CAMPAIGN);
        var bot = conversations(1, one, SendOrigin.BOT);
        var replies = conversations(2, one, SendOrigin.REPLY);

        assertThat(taken(10))
                .containsExactly(replies.get(0), replies.get(1), bot.get(0), campaign.get(0), campaign.get(1));
    }

    @Test
    void shouldMoveUpAConversationThatBecameMoreUrgentAndKeepTheTurnOfOneThatDidNot() {
        var campaign = conversations(3, one, SendOrigin.CAMPAIGN);

        ready.add(campaign.get(2), one, SendOrigin.REPLY);
        ready.add(campaign.get(0), one, SendOrigin.CAMPAIGN);

        assertThat(taken(10)).containsExactly(campaign.get(2), campaign.get(0), campaign.get(1));
    }

    @Test
    void shouldPassOverOneThatWaitsForItsRecipientOnly() {
        var all = conversations(3, one, SendOrigin.REPLY);
        var taken = new ArrayList<ConversationId>();

        ready.take(1, conversation -> {
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

        ready.take(10, conversation -> {
            asked.add(conversation);
            return waiting.contains(conversation) ? Look.STOP : Look.TAKEN;
        });

        assertThat(asked).containsExactly(stopped.get(0), going.get(0), going.get(1), going.get(2));
        assertThat(stopped).allMatch(ready::contains);
    }

    private List<ConversationId> conversations(int amount, ChannelId channel, SendOrigin origin) {
        var made = Stream.generate(ConversationId::next).limit(amount).toList();
        made.forEach(conversation -> ready.add(conversation, channel, origin));
        return made;
    }

    private List<ConversationId> taken(int most) {
        var taken = new ArrayList<ConversationId>();
        ready.take(most, conversation -> {
            taken.add(conversation);
            return Look.TAKEN;
        });
        return taken;
    }
}
