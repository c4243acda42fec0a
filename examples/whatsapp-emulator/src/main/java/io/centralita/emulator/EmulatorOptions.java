package io.centralita.emulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * How an emulator runs. Start from {@link #defaults()} (quick, for tests and programs) and change what matters.
 *
 * @param host address to listen on; loopback unless you know better: the control API has no password
 * @param port port to listen on; 0 takes a free one
 * @param retryGaps waits before each further attempt of a webhook that was not answered 2xx; when they are used up the
 *     webhook is given up
 * @param webhookTimeout how long a webhook may take to answer
 * @param webhookConnections connections held to each webhook host
 * @param pace when statuses follow a send
 * @param keptSends accepted sends kept for each number, with their bodies; older ones leave
 * @param keptIds ids counted in the at-most-once ledger; 0 keeps all of them
 * @param keptDeliveries webhook deliveries kept in the log
 * @param mediaBytes bytes of media kept; older media leave
 * @param clock the time of statuses, messages and the 24 h window
 */
public record EmulatorOptions(
        String host,
        int port,
        List<Duration> retryGaps,
        Duration webhookTimeout,
        int webhookConnections,
        StatusPace pace,
        int keptSends,
        int keptIds,
        int keptDeliveries,
        long mediaBytes,
        InstantSource clock) {

    /** Loopback, a free port, a webhook retried for about a minute, statuses at once. */
    public static EmulatorOptions defaults() {
        return new EmulatorOptions(
                "127.0.0.1",
                0,
                growingGaps(Duration.ofMillis(200), 9),
                Duration.ofSeconds(10),
                64,
                StatusPace.immediate(),
                2_000,
                200_000,
                2_000,
                256L << 20,
                InstantSource.system());
    }

    /** Gaps that double: first, 2 first, 4 first … */
    public static List<Duration> growingGaps(Duration first, int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(n -> first.multipliedBy(1L << n))
                .toList();
    }

    /** The same on another port. */
    public EmulatorOptions withPort(int newPort) {
        return new EmulatorOptions(
                host,
                newPort,
                retryGaps,
                webhookTimeout,
                webhookConnections,
                pace,
                keptSends,
                keptIds,
                keptDeliveries,
                mediaBytes,
                clock);
    }

    /** The same on another address. */
    public EmulatorOptions withHost(String newHost) {
        return new EmulatorOptions(
                newHost,
                port,
                retryGaps,
                webhookTimeout,
                webhookConnections,
                pace,
                keptSends,
                keptIds,
                keptDeliveries,
                mediaBytes,
                clock);
    }

    /** The same with other waits between attempts of a webhook. */
    public EmulatorOptions withRetryGaps(List<Duration> gaps) {
        return new EmulatorOptions(
                host,
                port,
                List.copyOf(gaps),
                webhookTimeout,
                webhookConnections,
                pace,
                keptSends,
                keptIds,
                keptDeliveries,
                mediaBytes,
                clock);
    }

    /** The same with another pace of statuses. */
    public EmulatorOptions withPace(StatusPace newPace) {
        return new EmulatorOptions(
                host,
                port,
                retryGaps,
                webhookTimeout,
                webhookConnections,
                newPace,
                keptSends,
                keptIds,
                keptDeliveries,
                mediaBytes,
                clock);
    }

    /** The same with another patience for a webhook's answer. */
    public EmulatorOptions withWebhookTimeout(Duration timeout) {
        return new EmulatorOptions(
                host,
                port,
                retryGaps,
                timeout,
                webhookConnections,
                pace,
                keptSends,
                keptIds,
                keptDeliveries,
                mediaBytes,
                clock);
    }

    /** The same counting every id ever sent: memory grows with the run. */
    public EmulatorOptions withFullLedger() {
        return new EmulatorOptions(
                host,
                port,
                retryGaps,
                webhookTimeout,
                webhookConnections,
                pace,
                keptSends,
                0,
                keptDeliveries,
                mediaBytes,
                clock);
    }

    /** The same with another clock. */
    public EmulatorOptions withClock(InstantSource newClock) {
        return new EmulatorOptions(
                host,
                port,
                retryGaps,
                webhookTimeout,
                webhookConnections,
                pace,
                keptSends,
                keptIds,
                keptDeliveries,
                mediaBytes,
                newClock);
    }

    /** The same keeping another number of sends for each number. */
    public EmulatorOptions withKeptSends(int sends) {
        return new EmulatorOptions(
                host,
                port,
                retryGaps,
                webhookTimeout,
                webhookConnections,
                pace,
                sends,
                keptIds,
                keptDeliveries,
                mediaBytes,
                clock);
    }
}
