package io.centralita.channel.metacloud;

import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.graph.NumberProbe;
import io.centralita.channel.metacloud.graph.NumberProbe.Finding;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.Restriction;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.context.ChannelScheduler;
import io.centralita.channel.spi.feature.NumberHealth.NumberReport;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of one number: asked of Meta at the start and every five minutes, and seen in what becomes of sends. There is no
 * connection to hold; a number whose provider cannot be reached is in doubt, not down.
 */
final class NumberLife {
    private static final Duration BETWEEN_PROBES = Duration.ofMinutes(5);

    /** What ends later is seen by a probe that comes anyway, soon enough. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    private final ChannelContext context;
    private final Supplier<GraphClient> graph;
    private final Consumer<NumberReport> reports;
    private final Restrictions restrictions;
    private volatile ChannelState state;
    private ChannelScheduler.@Nullable Cancellation probes;
    private ChannelScheduler.@Nullable Cancellation waking;
    private @Nullable Instant wakesAt;
    private long generation;

    NumberLife(
            ChannelContext context,
            Supplier<GraphClient> graph,
            Consumer<NumberReport> reports,
            Restrictions restrictions) {
        this.context = context;
        this.graph = graph;
        this.reports = reports;
        this.restrictions = restrictions;
        this.state = ChannelState.of(ChannelStatus.NEW, context.clock().instant());
    }

    ChannelState state() {
        return state;
    }

    /** Held by pause or stop: nothing may go out. */
    boolean held() {
        ChannelStatus status = state.status();
        return status == ChannelStatus.PAUSED || status == ChannelStatus.STOPPED;
    }

    CompletionStage<Void> start() {
        synchronized (this) {
            if (probes != null || state.status() == ChannelStatus.PAUSED) {
                return done();
            }
            generation++;
            enter(ChannelStatus.CONNECTING, ChannelState.OK, null);
            probes = context.scheduler().every(BETWEEN_PROBES, this::probe);
        }
        return probe();
    }

    synchronized CompletionStage<Void> pause() {
        ChannelStatus status = state.status();
        if (status != ChannelStatus.STOPPED && status != ChannelStatus.PAUSED && status != ChannelStatus.NEW) {
            hold(ChannelStatus.PAUSED);
        }
        return done();
    }

    CompletionStage<Void> resume() {
        synchronized (this) {
            if (state.status() != ChannelStatus.PAUSED) {
                return done();
            }
            enter(ChannelStatus.CONNECTING, ChannelState.OK, null);
        }
        return start();
    }

    synchronized CompletionStage<Void> stop() {
        if (state.status() != ChannelStatus.STOPPED) {
            hold(ChannelStatus.STOPPED);
        }
        return done();
    }

    /** Asks again with what is configured now. */
    CompletionStage<Void> reconfigured() {
        synchronized (this) {
            if (probes == null) {
                return done();
            }
            generation++;
        }
        return probe();
    }

    private void hold(ChannelStatus status) {
        generation++;
        if (probes != null) {
            probes.cancel();
            probes = null;
        }
        unwake();
        enter(status, ChannelState.OK, null);
    }

    private CompletionStage<Void> probe() {
        long asked = generation();
        return restrictions
                .recall()
                .thenCompose(recalled -> NumberProbe.ask(graph.get()))
                .thenAccept(finding -> learned(asked, finding));
    }

    /** There is news about the number: what was told counts at once, and Meta is asked. */
    synchronized void news() {
        if (probes == null) {
            return;
        }
        restrictions.now().ifPresent(this::restricted);
        context.scheduler().execute(this::probe);
    }

    private void restricted(Restriction restriction) {
        boolean everything = restriction.scope() == Restriction.Scope.EVERYTHING;
        Instant until = restriction.until();
        String end = until == null ? "" : " until " + until;
        enter(
                everything ? ChannelStatus.BANNED : ChannelStatus.DEGRADED,
                restriction.reason(),
                everything
                        ? "Meta lets this account send nothing" + end
                        : "Meta lets this account only answer customers who wrote within 24 hours" + end);
        if (until != null && !until.equals(wakesAt)) {
            wake(until);
        }
    }

    /** Asks Meta again when the restriction ends. */
    private void wake(Instant until) {
        unwake();
        wakesAt = until;
        Duration left = Duration.between(context.clock().instant(), until);
        if (left.compareTo(LONGEST_WAIT) < 0) {
            waking = context.scheduler().after(left.plusSeconds(1), this::probe);
        }
    }

    private void unwake() {
        if (waking != null) {
            waking.cancel();
            waking = null;
        }
        wakesAt = null;
    }

    private synchronized long generation() {
        return generation;
    }

    private synchronized void learned(long asked, Finding finding) {
        if (asked != generation || probes == null) {
            return;
        }
        NumberReport report = finding.report();
        if (report != null) {
            reports.accept(report);
            found(report);
        } else {
            refused(finding);
        }
    }

    private void found(NumberReport report) {
        String status = report.status() == null ? "CONNECTED" : report.status();
        Restriction restriction = restrictions.now().orElse(null);
        if (status.equals("BANNED")) {
            enter(ChannelStatus.BANNED, "number_banned", "Meta banned the number");
        } else if (restriction != null) {
            restricted(restriction);
        } else if (!status.equals("CONNECTED")) {
            enter(ChannelStatus.DEGRADED, "number_not_connected", "Meta says the number is " + status);
        } else if ("RED".equals(report.quality())) {
            enter(ChannelStatus.DEGRADED, "low_quality", "customers block or report the number");
        } else {
            enter(ChannelStatus.ONLINE, ChannelState.OK, null);
        }
    }

    private void refused(Finding finding) {
        String said = finding.error().message();
        switch (finding.outcome()) {
            case TOKEN_REFUSED -> enter(ChannelStatus.LOGGED_OUT, "token_refused", said);
            case NUMBER_UNKNOWN -> enter(ChannelStatus.FAILED, "number_unknown", said);
            case RESTRICTED -> enter(ChannelStatus.BANNED, "account_restricted", said);
            case UNREACHABLE, FOUND -> enter(ChannelStatus.DEGRADED, "provider_unreachable", said);
        }
    }

    /** What a send showed. */
    void sent(SendResult result) {
        if (result instanceof SendResult.Accepted) {
            if (state.reason().equals("provider_unreachable") || state.reason().equals("token_refused")) {
                shown(ChannelStatus.ONLINE, ChannelState.OK, null);
            }
        } else if (result instanceof SendResult.Rejected rejected) {
            failed(rejected.error());
        }
    }

    private void failed(SendError error) {
        if (error.kind() == ErrorKind.AUTH) {
            shown(ChannelStatus.LOGGED_OUT, "token_refused", error.message());
        } else if (error.kind() == ErrorKind.ACCOUNT_RESTRICTED) {
            shown(ChannelStatus.DEGRADED, "account_restricted", error.message());
        } else if (error.kind() == ErrorKind.PROVIDER_DOWN) {
            shown(ChannelStatus.DEGRADED, "provider_unreachable", error.message());
        }
    }

    private synchronized void shown(ChannelStatus status, String reason, @Nullable String detail) {
        if (probes != null) {
            enter(status, reason, detail);
        }
    }

    private void enter(ChannelStatus status, String reason, @Nullable String detail) {
        if (state.status() == status && state.reason().equals(reason)) {
            return;
        }
        state = new ChannelState(status, reason, detail, null, context.clock().instant());
        context.events().stateChanged(state);
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
