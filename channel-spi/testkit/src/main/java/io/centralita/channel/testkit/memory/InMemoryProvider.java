package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A provider inside the process. Thread-safe. It accepts everything unless told otherwise. */
public final class InMemoryProvider {

    /** A message that reached the provider. */
    public record Sent(String providerMessageId, OutboundMessage message) {}

    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<SendResult>> hanging = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<ResolvedMedia>> slowMedia = new CopyOnWriteArrayList<>();
    private final Map<String, ResolvedMedia> media = new ConcurrentHashMap<>();
    private final Queue<InMemoryOutcome> script = new ArrayDeque<>();
    private InMemoryOutcome otherwise = new InMemoryOutcome.Accept();

    /** Answers the next calls like this, one each; after them as {@link #always} says. */
    public synchronized InMemoryProvider next(InMemoryOutcome... outcomes) {
        script.addAll(List.of(outcomes));
        return this;
    }

    /** Answers every call like this that has no other answer. */
    public synchronized InMemoryProvider always(InMemoryOutcome outcome) {
        otherwise = outcome;
        return this;
    }

    /** Keeps a medium that a customer sent, to be had in memory. */
    public InMemoryProvider media(String providerMediaId, byte[] bytes, String mimeType) {
        media.put(providerMediaId, new ResolvedMedia.Inline(bytes, mimeType));
        return this;
    }

    /** What reached the provider, in order, also what it took without its answer arriving. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** How often it was called. */
    public long calls() {
        return calls.get();
    }

    /** Ends the waiting of all calls that hang: nobody knows what became of them. */
    public void release() {
        hanging.forEach(call -> call.complete(new SendResult.Unknown("no answer")));
        hanging.clear();
        slowMedia.forEach(call -> call.completeExceptionally(new MediaException(error(ErrorKind.PROVIDER_DOWN))));
        slowMedia.clear();
    }

    CompletionStage<SendResult> take(OutboundMessage message) {
        InMemoryOutcome outcome = nextOutcome();
        if (outcome instanceof InMemoryOutcome.Unreachable) {
            return done(SendResult.rejected(ErrorKind.PROVIDER_DOWN, "the provider cannot be reached"));
        }
        calls.incrementAndGet();
        if (outcome instanceof InMemoryOutcome.Reject reject) {
            return done(new SendResult.Rejected(error(reject.kind())));
        }
        if (outcome instanceof InMemoryOutcome.Throttle throttle) {
            return done(new SendResult.Throttled(throttle.retryAfter(), error(ErrorKind.RATE_NUMBER)));
        }
        if (outcome instanceof InMemoryOutcome.Hang) {
            CompletableFuture<SendResult> call = new CompletableFuture<>();
            hanging.add(call);
            return call;
        }
        String id = "memory." + ids.incrementAndGet();
        sent.add(new Sent(id, message));
        return done(
                outcome instanceof InMemoryOutcome.Vanish
                        ? new SendResult.Unknown("the answer was lost")
                        : SendResult.accepted(id));
    }

    /** Changes what was sent, answered as a send is. */
    CompletionStage<SendResult> correct(String providerMessageId) {
        InMemoryOutcome outcome = nextOutcome();
        calls.incrementAndGet();
        if (outcome instanceof InMemoryOutcome.Accept) {
            return done(SendResult.accepted(providerMessageId));
        }
        return done(
                outcome instanceof InMemoryOutcome.Reject reject
                        ? new SendResult.Rejected(error(reject.kind()))
                        : new SendResult.Unknown("the answer was lost"));
    }

    CompletionStage<ResolvedMedia> media(MediaReference reference) {
        InMemoryOutcome outcome = otherwise();
        if (outcome instanceof InMemoryOutcome.Unreachable) {
            return gone(ErrorKind.PROVIDER_DOWN);
        }
        if (outcome instanceof InMemoryOutcome.Hang) {
            CompletableFuture<ResolvedMedia> call = new CompletableFuture<>();
            slowMedia.add(call);
            return call;
        }
        Optional<ResolvedMedia> known = known(reference);
        return outcome instanceof InMemoryOutcome.Reject || known.isEmpty()
                ? gone(ErrorKind.MEDIA)
                : CompletableFuture.completedFuture(known.get());
    }

    private Optional<ResolvedMedia> known(MediaReference reference) {
        Optional<ResolvedMedia> kept = Optional.ofNullable(media.get(reference.providerMediaId()));
        return kept.or(() -> Optional.ofNullable(reference.url())
                .map(url -> new ResolvedMedia.Remote(
                        URI.create(url), Map.of(), reference.mimeType(), reference.sha256(), reference.size())));
    }

    private static CompletionStage<ResolvedMedia> gone(ErrorKind kind) {
        return CompletableFuture.failedFuture(new MediaException(error(kind)));
    }

    List<ConfigFinding> inspect() {
        InMemoryOutcome outcome = nextOutcome();
        if (outcome instanceof InMemoryOutcome.Reject) {
            return List.of(ConfigFinding.error("secret", "refused", "the provider refuses the secret"));
        }
        return outcome instanceof InMemoryOutcome.Accept
                ? List.of()
                : List.of(ConfigFinding.error(null, "no_answer", "the provider does not answer"));
    }

    private synchronized InMemoryOutcome nextOutcome() {
        InMemoryOutcome scripted = script.poll();
        return scripted == null ? otherwise : scripted;
    }

    private synchronized InMemoryOutcome otherwise() {
        return otherwise;
    }

    private static SendError error(ErrorKind kind) {
        return SendError.of(kind, "M-" + kind.name(), "the provider says " + kind);
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
