package io.centralita.emulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * How an emulator runs. Start from {@link #defaults()} (quick, for tests and programs) and change what matters.
 *
 * @param host address to listen on; loopback unless you know better: the control API has no password
 * @param port port to listen on; 0 takes a free one
 * @param webhooks how webhooks are posted
 * @param pace when statuses follow a send
 * @param kept how much is remembered
 * @param windowRule whether sends that are no templates fail when the customer did not write within 24 hours
 * @param clock the time of statuses, messages, download links and the 24 h window
 */
public record EmulatorOptions(
        String host,
        int port,
        WebhookPatience webhooks,
        StatusPace pace,
        Kept kept,
        boolean windowRule,
        InstantSource clock) {

    /** Loopback, a free port, a webhook retried for about two minutes, statuses at once. */
    public static EmulatorOptions defaults() {
        return new EmulatorOptions(
                "127.0.0.1",
                0,
                new WebhookPatience(growingGaps(Duration.ofMillis(200), 9), Duration.ofSeconds(10), 64),
                StatusPace.immediate(),
                Kept.defaults(),
                true,
                InstantSource.system());
    }

    /** Gaps that double: first, 2 first, 4 first … */
    public static List<Duration> growingGaps(Duration first, int count) {
        return WebhookPatience.growingGaps(first, count);
    }

    /** The same on another address. */
    public EmulatorOptions withHost(String address) {
        return new EmulatorOptions(address, port, webhooks, pace, kept, windowRule, clock);
    }

    /** The same on another port. */
    public EmulatorOptions withPort(int number) {
        return new EmulatorOptions(host, number, webhooks, pace, kept, windowRule, clock);
    }

    /** The same with other ways of posting webhooks. */
    public EmulatorOptions withWebhooks(WebhookPatience patience) {
        return new EmulatorOptions(host, port, patience, pace, kept, windowRule, clock);
    }

    /** The same with other waits between attempts of a webhook. */
    public EmulatorOptions withRetryGaps(List<Duration> gaps) {
        return withWebhooks(new WebhookPatience(gaps, webhooks.timeout(), webhooks.connections()));
    }

    /** The same with another patience for a webhook's answer. */
    public EmulatorOptions withWebhookTimeout(Duration timeout) {
        return withWebhooks(new WebhookPatience(webhooks.retryGaps(), timeout, webhooks.connections()));
    }

    /** The same with another pace of statuses. */
    public EmulatorOptions withPace(StatusPace other) {
        return new EmulatorOptions(host, port, webhooks, other, kept, windowRule, clock);
    }

    /** The same remembering more or less. */
    public EmulatorOptions withKept(Kept other) {
        return new EmulatorOptions(host, port, webhooks, pace, other, windowRule, clock);
    }

    /** The same counting every id ever sent: memory grows with the run. */
    public EmulatorOptions withFullLedger() {
        return withKept(kept.withAllIds());
    }

    /** The same without the 24 h window, for senders whose customers write past the emulator. */
    public EmulatorOptions withoutWindowRule() {
        return new EmulatorOptions(host, port, webhooks, pace, kept, false, clock);
    }

    /** The same with another clock. */
    public EmulatorOptions withClock(InstantSource other) {
        return new EmulatorOptions(host, port, webhooks, pace, kept, windowRule, other);
    }
}
