package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.outbound.ErrorKind;
import java.time.Duration;

/** How the in-memory provider answers one call. */
public sealed interface InMemoryOutcome {

    /** It takes the message. */
    record Accept() implements InMemoryOutcome {}

    /** It refuses, with its own code. */
    record Reject(ErrorKind kind) implements InMemoryOutcome {}

    /** It wants a pause. */
    record Throttle(Duration retryAfter) implements InMemoryOutcome {}

    /** It takes the message and its answer is lost. */
    record Vanish() implements InMemoryOutcome {}

    /** It cannot be reached. */
    record Unreachable() implements InMemoryOutcome {}

    /** It never answers, until {@link InMemoryProvider#release}. */
    record Hang() implements InMemoryOutcome {}

    /** Reads {@code accepted}, {@code rejected:KIND}, {@code throttled:SECONDS}, {@code unknown}, {@code unreachable}. */
    static InMemoryOutcome parse(String text) {
        String[] parts = text.split(":", 2);
        String detail = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "accepted" -> new Accept();
            case "rejected" -> new Reject(ErrorKind.valueOf(detail));
            case "throttled" -> new Throttle(Duration.ofSeconds(Long.parseLong(detail)));
            case "unknown" -> new Vanish();
            case "unreachable" -> new Unreachable();
            default -> throw new IllegalArgumentException("no such outcome: " + text);
        };
    }
}
