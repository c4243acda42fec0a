package io.centralita.core.messages.asked;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.History;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.core.channels.features.ChannelFeatures;
import io.centralita.core.channels.features.DeclaredFeature;
import io.centralita.core.channels.inbox.Inbox;
import io.centralita.core.conversations.Conversations;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.delivery.Recipients;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Older messages of a conversation, fetched from the provider and handed to the inbox. */
@ApplicationScoped
public class HistoryImports {

    private final Conversations conversations;
    private final ChannelFeatures features;
    private final Recipients recipients;
    private final Inbox inbox;

    HistoryImports(Conversations conversations, ChannelFeatures features, Recipients recipients, Inbox inbox) {
        this.conversations = conversations;
        this.features = features;
        this.recipients = recipients;
        this.inbox = inbox;
    }

    /**
     * What was fetched and is durable now.
     *
     * @param accepted how many the provider had; those that are known already change nothing
     * @param next the provider's cursor of what is older still; null when there is nothing
     */
    public record Imported(int accepted, @Nullable String next) {}

    private record Fetched(
            List<RawDelivery> newestFirst, @Nullable String next) {}

    /**
     * Fetches pages of the provider's size, those written last before a moment, and has them walk in the order they were written.
     * Fails with UNSUPPORTED_BY_CHANNEL where the channel has no history.
     *
     * @param pages at most so many
     * @param cursor of an import before; null: the newest
     */
    public Uni<Imported> run(
            Caller caller, ConversationId conversation, Instant before, int pages, @Nullable String cursor) {
        caller.require(Permission.CONVERSATIONS_WRITE);
        var workspace = caller.workspace();
        return conversations
                .find(caller, conversation)
                .map(found -> found.value().channelId())
                .flatMap(channel -> features.declared(workspace, channel, ChannelFeature.HISTORY, History.class)
                        .flatMap(history -> recipients
                                .of(workspace, conversation)
                                .flatMap(who -> fetch(history, who, before, pages, new Fetched(List.of(), cursor))))
                        .call(fetched -> store(workspace, channel, fetched.newestFirst())))
                .map(fetched -> new Imported(fetched.newestFirst().size(), fetched.next()));
    }

    private static Uni<Fetched> fetch(
            DeclaredFeature<History> history, IdentitySet who, Instant before, int pages, Fetched so) {
        return history.ask(provider -> provider.before(who, before, so.next())).flatMap(page -> {
            var all = new ArrayList<>(so.newestFirst());
            all.addAll(page.items());
            var now = new Fetched(all, page.next());
            return page.next() == null || pages == 1
                    ? Uni.createFrom().item(now)
                    : fetch(history, who, before, pages - 1, now);
        });
    }

    private Uni<?> store(WorkspaceId workspace, ChannelId channel, List<RawDelivery> newestFirst) {
        var oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        var stored = oldestFirst.stream()
                .map(delivery -> inbox.accept(workspace, channel, delivery))
                .toList();
        return Uni.createFrom().completionStage(() -> Future.all(stored).toCompletionStage());
    }
}
