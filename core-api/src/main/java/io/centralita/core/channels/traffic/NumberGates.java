package io.centralita.core.channels.traffic;

import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.health.Silences;
import io.centralita.core.channels.health.Switches;
import io.centralita.core.channels.inbox.LaneShares;
import io.centralita.core.channels.plugins.PluginFault;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
    private final Set<ChannelId> throwing = ConcurrentHashMap.newKeySet();

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
                .map(running -> told(running, () -> ask(running, new NumberGate.Wish(message, conversation, origin))))
                .orElse(Admission.NUMBER_WAITS);
    }

    private Admission ask(RunningChannel running, NumberGate.Wish wish) {
        return isOpen(running)
                ? gate(running.id())
                        .ask(wish, running.adapter().capabilities(), shares.of(running.workspace()), System.nanoTime())
                : Admission.NUMBER_WAITS;
    }

    /** Whether the number can send at all: it is able to, is heard, and is not switched off. */
    private boolean isOpen(RunningChannel running) {
        return running.sends()
                && silences.since(running.id()).isEmpty()
                && switches.off(running.channel()).isEmpty();
    }

    /** An adapter that throws, against its promise, holds its own number: callers are in the middle of others'. */
    private Admission told(RunningChannel running, Supplier<Admission> look) {
        try {
            var told = PluginFault.guard(look::get);
            if (!throwing.isEmpty()) {
                throwing.remove(running.id());
            }
            return told;
        } catch (Exception failure) {
            if (throwing.add(running.id())) {
                LOG.errorf(failure, "channel %s is held: its plug-in fails to tell how it is", running.id());
            }
            return Admission.NUMBER_WAITS;
        }
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
