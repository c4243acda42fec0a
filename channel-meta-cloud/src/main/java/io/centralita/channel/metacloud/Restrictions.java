package io.centralita.channel.metacloud;

import io.centralita.channel.spi.Restriction;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.context.ChannelStateStore;
import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.RawDelivery;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What Meta forbids the number, as its webhooks told. It is kept with the channel, so it outlives a restart, and other nodes read
 * it when they ask about the number.
 */
final class Restrictions {
    /** News after which Meta is asked about the number at once. */
    private static final Set<String> NEWS = Set.of(
            "account_update",
            "account_review_update",
            "business_capability_update",
            "phone_number_name_update",
            "phone_number_quality_update");

    private final ChannelContext context;
    private volatile RestrictionTold told = RestrictionTold.NOTHING;

    Restrictions(ChannelContext context) {
        this.context = context;
    }

    Optional<Restriction> now() {
        return told.at(context.clock().instant());
    }

    /** Whether there is news about the number among what came in. What is told of another account is not. */
    boolean heard(List<RawDelivery> deliveries, String account) {
        boolean news = false;
        for (RawDelivery delivery : deliveries) {
            String of = delivery.accountId();
            List<InboundEvent> events = of == null || of.equals(account) ? delivery.parsed() : null;
            for (InboundEvent event : events == null ? List.<InboundEvent>of() : events) {
                if (event instanceof AccountNotice notice && NEWS.contains(notice.kind())) {
                    news = true;
                    RestrictionTold.of(notice).ifPresent(this::learn);
                }
            }
        }
        return news;
    }

    private void learn(RestrictionTold more) {
        if (takes(more)) {
            keep(more);
        }
    }

    private synchronized boolean takes(RestrictionTold more) {
        boolean newer = !more.at().isBefore(told.at()) && !more.equals(told);
        if (newer) {
            told = more;
        }
        return newer;
    }

    /** Two nodes that learn at once write one after the other; the newer stays. */
    private void keep(RestrictionTold more) {
        ChannelStateStore store = context.state();
        store.load()
                .thenCompose(stored -> RestrictionTold.read(stored.blob()).at().isAfter(more.at())
                        ? CompletableFuture.completedFuture(OptionalLong.of(stored.version()))
                        : store.replace(stored.version(), more.bytes()))
                .thenAccept(written -> {
                    if (written.isEmpty()) {
                        keep(more);
                    }
                })
                .exceptionally(failure -> {
                    context.logger().log(System.Logger.Level.WARNING, "a restriction could not be kept", failure);
                    return null;
                });
    }

    /** Of two told in the same second the one heard here stays. */
    private synchronized void recalled(RestrictionTold kept) {
        if (kept.at().isAfter(told.at())) {
            told = kept;
        }
    }

    /** Reads what was kept, here or on another node. Never fails. */
    CompletionStage<Void> recall() {
        return context.state()
                .load()
                .thenAccept(stored -> recalled(RestrictionTold.read(stored.blob())))
                .exceptionally(failure -> null);
    }
}
