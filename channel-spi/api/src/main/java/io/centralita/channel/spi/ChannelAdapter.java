package io.centralita.channel.spi;

import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One connected WhatsApp number. Made by {@link ChannelFactory#create}; the package page tells its life, its threads and
 * its order.
 *
 * <p>Every node of a cluster has its own adapter of a number and may {@link #start} it; at any time one node sends to a
 * recipient, by a lease. {@link #receive}, {@link #parse}, {@link #accountKey} and {@link #accountId} must also work on an adapter that was never
 * started, since a webhook may reach any node.
 */
public interface ChannelAdapter {

    /** What this number can do. Quick, any thread, may change while running (e.g. after the provider raised a limit). */
    ChannelCapabilities capabilities();

    /** How it is now. Quick, any thread. Changes are also told to {@link io.centralita.channel.spi.context.ChannelEvents}. */
    ChannelState state();

    /** What the provider forbids the number now; empty when nothing. Quick and without a call: asked before each send. */
    default Optional<Restriction> restriction() {
        return Optional.empty();
    }

    /**
     * Why {@link #send} would certainly refuse such a content, whoever it is for and whenever; empty where it would not, or
     * where only the provider knows. Asked before a message is queued, so that who sends it hears of it at once. Pure, quick,
     * any thread, in any state. What {@link #capabilities} tell need not be told again.
     */
    default Optional<SendError> refusal(MessageContent content) {
        return Optional.empty();
    }

    /**
     * The provider's own key of this number (Meta: {@code phone_number_id}), by which the core finds the number a
     * {@link RawDelivery} is for when several share one webhook address. Empty when the provider has none.
     */
    default Optional<String> accountKey() {
        return Optional.empty();
    }

    /**
     * The provider's id of the account the number belongs to (Meta: WABA id), by which the core finds every number a
     * {@link RawDelivery} about an account is for. Empty when the provider has none.
     */
    default Optional<String> accountId() {
        return Optional.empty();
    }

    /** Connects. Starting a started adapter does nothing. Completes when started or failed; {@link #state} says which. */
    CompletionStage<Void> start();

    /** Stops taking and sending, keeps the session. Pausing a paused or stopped adapter does nothing. */
    CompletionStage<Void> pause();

    /** Undoes {@link #pause}. Resuming an adapter that is not paused does nothing. */
    CompletionStage<Void> resume();

    /** Takes a new configuration, keeping the session if it can. Takes effect for calls made after completion. */
    CompletionStage<Void> reconfigure(ChannelConfig config);

    /**
     * Ends. Frees everything: no thread, timer or connection survives completion, which comes no later than the deadline.
     * Stopping a stopped adapter does nothing. A stopped adapter may be started again.
     */
    CompletionStage<Void> stop(Duration deadline);

    /**
     * How many bytes of body the core may read of a call before it gives it to {@link #receive}, decided by the call without
     * its body: more than {@link WebhookRequest#USUAL_LARGEST_BODY} only for a caller that is already known to be the
     * provider. Synchronous, thread-safe, quick.
     *
     * @param head the call with an empty body
     */
    default int largestBody(WebhookRequest head) {
        return WebhookRequest.USUAL_LARGEST_BODY;
    }

    /**
     * Looks at a provider's HTTP call: verifies it and splits it into deliveries, or answers a handshake, or refuses it.
     * Synchronous, thread-safe, CPU only: no I/O, no lock held for long. The provider waits for this.
     *
     * <p>An authentic call whose body makes no sense is not refused: it becomes one delivery whose {@link #parse} throws,
     * so that the core keeps it as a dead letter.
     */
    WebhookAnswer receive(WebhookRequest request);

    /**
     * Hears of a delivery for this number that another number's {@link #receive} verified, before it is stored: the numbers
     * of one provider may share a webhook address. Same rules as {@link #receive}.
     */
    default void told(RawDelivery delivery) {}

    /**
     * Turns a delivery into events, in the order the provider gave them. Pure and thread-safe: the same bytes give equal
     * events, today and after a restart, with any configuration. What the plug-in does not know becomes
     * {@link io.centralita.channel.spi.inbound.Unsupported}; an unknown type is never an exception and never dropped.
     *
     * @throws PayloadException when the bytes are not what the provider promises
     */
    List<InboundEvent> parse(RawDelivery delivery) throws PayloadException;

    /**
     * Sends one message, once: never retries by itself. The core keeps the order and the pace, and calls again only when
     * the result allows it. Returns at once; the stage does not complete exceptionally.
     *
     * <ul>
     *   <li>Content outside {@link #capabilities} is {@code Rejected} with
     *       {@link io.centralita.channel.spi.outbound.ErrorKind#UNSUPPORTED}, without any I/O.
     *   <li>When the deadline has passed already, or the adapter is paused or stopped, it is {@code Rejected} with
     *       {@link io.centralita.channel.spi.outbound.ErrorKind#TEMPORARY}, without any I/O.
     *   <li>When it cannot be known whether the provider took the message, it is {@link SendResult.Unknown}.
     * </ul>
     */
    CompletionStage<SendResult> send(OutboundMessage message);

    /**
     * Shows the customer that a message was read, perhaps with "typing". Same rules as {@link #send}; {@code Accepted}
     * holds the id of the message read.
     */
    default CompletionStage<SendResult> markRead(ReadReceipt receipt) {
        return CompletableFuture.completedFuture(SendResult.unsupported("read receipts"));
    }

    /**
     * Says where the bytes of a received medium are now. Called soon after the message, perhaps again after failures;
     * completes exceptionally with {@link io.centralita.channel.spi.outbound.MediaException} when they cannot be had.
     */
    CompletionStage<ResolvedMedia> resolveMedia(MediaReference reference);

    /** Evidence that traffic flows. Quick, any thread. */
    HealthEvidence health();

    /**
     * An optional ability, as one of the interfaces of {@code io.centralita.channel.spi.feature}. By default those the
     * adapter's class itself implements.
     */
    default <T> Optional<T> feature(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }
}
