package io.centralita.core.channels.traffic;

import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.health.Silences;
import io.centralita.core.channels.health.Switches;
import io.centralita.core.channels.inbox.LaneShares;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The gates of this node's numbers. Whoever was let through is ended or released. Any thread. */
@ApplicationScoped
public class NumberGates {

    private static final Logger LOG = Logger.getLogger(NumberGates.class);

    private final RunningChannels channels;
    private final LaneShares shares;
    private final GateSettings settings;
    private final Silences silences;
    private final Switches switches;
    private final Map<ChannelId, NumberGate> gates = new ConcurrentHashMap<>();

    NumberGates(
            RunningChannels channels, LaneShares shares, GateSettings settings, Silences silences, Switches switches) {
        this.channels = channels;
        this.shares = shares;
        this.settings = settings;
        this.silences = silences;
        this.switches = switches;
    }

    /** Whether a message may go to the plug-in now. */
    public Admission ask(ChannelId channel, MessageId message, ConversationId conversation, SendOrigin origin) {
        return channels.find(channel)
                .filter(this::delivers)
                .map(running -> gate(channel)
                        .ask(
                                new NumberGate.Wish(message, conversation, origin),
                                running.adapter().capabilities(),
                                shares.of(running.workspace()),
                                System.nanoTime()))
                .orElse(Admission.NUMBER_WAITS);
    }

    /** Whether the number sends what is queued for it: it is able to, is heard, and is not switched off. */
    public boolean delivers(RunningChannel running) {
        return running.sends()
                && silences.since(running.id()).isEmpty()
                && switches.off(running.channel()).isEmpty();
    }

    public void ended(ChannelId channel, MessageId message, SendResult result) {
        if (result instanceof SendResult.Accepted || result instanceof SendResult.Unknown) {
            silences.taken(channel);
        }
        var gate = gate(channel);
        var now = System.nanoTime();
        if (gate.ended(message, result, now)) {
            LOG.warnf(
                    "%s: the provider failed several times in a row, the next try is in %s; last: %s",
                    channel, gate.view(now).breakerLeft(), result);
        }
    }

    public void release(ChannelId channel, MessageId message) {
        var gate = gates.get(channel);
        if (gate != null) {
            gate.release(message, System.nanoTime());
        }
    }

    public GateView view(ChannelId channel) {
        var gate = gates.get(channel);
        return gate == null ? GateView.QUIET : gate.view(System.nanoTime());
    }

    private NumberGate gate(ChannelId channel) {
        return gates.computeIfAbsent(channel, id -> new NumberGate(settings));
    }
}
