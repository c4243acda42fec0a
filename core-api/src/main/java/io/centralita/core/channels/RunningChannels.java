package io.centralita.core.channels;

import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.core.channels.inbox.InboxEntry;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The channels of this node, each with its adapter. Kept in step with the database by {@link ChannelKeeper}. */
@ApplicationScoped
public class RunningChannels {

    private final Map<ChannelId, RunningChannel> byId = new ConcurrentHashMap<>();
    private final Map<AccountRef, ChannelId> byAccount = new ConcurrentHashMap<>();
    private final Map<ChannelId, String> lacking = new ConcurrentHashMap<>();

    public Optional<RunningChannel> find(ChannelId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A channel of the same workspace and plug-in, by the provider's key of its number. */
    public Optional<RunningChannel> sibling(RunningChannel channel, String accountKey) {
        return Optional.ofNullable(byAccount.get(
                        new AccountRef(channel.workspace(), channel.channel().plugin(), accountKey)))
                .flatMap(this::find);
    }

    /** The channels of the same workspace and plug-in whose numbers belong to an account of the provider's. */
    public List<RunningChannel> ofAccount(RunningChannel channel, String account) {
        return byId.values().stream()
                .filter(other -> other.workspace().equals(channel.workspace())
                        && other.channel().plugin().equals(channel.channel().plugin())
                        && other.account().filter(account::equals).isPresent())
                .toList();
    }

    /**
     * The events of an entry: those that came with it, or by parsing its bytes; but no state of another account's numbers.
     *
     * @throws AbsentChannelException when only a plug-in could tell, and the channel does not run on this node
     */
    public List<InboundEvent> parse(InboxEntry entry) throws PayloadException {
        var channel = byId.get(entry.channel());
        var parsed = entry.parsed();
        if (channel == null) {
            if (parsed == null) {
                throw new AbsentChannelException(
                        whyAbsent(entry.channel()).orElse("this node does not know the channel"));
            }
            return parsed;
        }
        return concerning(channel, parsed == null ? channel.adapter().parse(entry.delivery()) : parsed);
    }

    private static List<InboundEvent> concerning(RunningChannel channel, List<InboundEvent> events) {
        for (var event : events) {
            if (isOfAnother(channel, event)) {
                return events.stream()
                        .filter(some -> !isOfAnother(channel, some))
                        .toList();
            }
        }
        return events;
    }

    private static boolean isOfAnother(RunningChannel channel, InboundEvent event) {
        if (!(event instanceof ChannelStateChanged change) || change.accountId() == null) {
            return false;
        }
        var own = channel.adapter().accountId();
        return own.isPresent() && !own.get().equals(change.accountId());
    }

    public Collection<RunningChannel> all() {
        return byId.values();
    }

    /** Why a channel that is stored cannot run on this node; empty when it runs, or nothing is known of it. */
    public Optional<String> whyAbsent(ChannelId id) {
        return Optional.ofNullable(lacking.get(id));
    }

    /** Answers whether that is news. */
    boolean lacks(ChannelId id, String why) {
        return !why.equals(lacking.put(id, why));
    }

    /** In the place of what runs under its id, without a moment in which nothing does. */
    void put(RunningChannel running) {
        lacking.remove(running.id());
        byId.put(running.id(), running);
        var account = account(running);
        if (account != null) {
            byAccount.put(account, running.id());
        }
        byAccount
                .entrySet()
                .removeIf(entry ->
                        entry.getValue().equals(running.id()) && !entry.getKey().equals(account));
    }

    private static @Nullable AccountRef account(RunningChannel running) {
        var key = running.channel().accountKey();
        return key == null
                ? null
                : new AccountRef(running.workspace(), running.channel().plugin(), key);
    }

    Optional<RunningChannel> remove(ChannelId id) {
        byAccount.values().removeIf(id::equals);
        return Optional.ofNullable(byId.remove(id));
    }

    private record AccountRef(WorkspaceId workspace, String plugin, String key) {}
}
