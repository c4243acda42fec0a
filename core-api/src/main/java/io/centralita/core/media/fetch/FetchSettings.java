package io.centralita.core.media.fetch;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How media are fetched. */
@ApplicationScoped
class FetchSettings {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int GROWTH = 4;

    private final int attempts;
    private final Duration firstWait;
    private final Duration deadline;
    private final Duration keptByProvider;
    private final long largest;

    FetchSettings(
            @ConfigProperty(name = "centralita.media.fetch.attempts", defaultValue = "10") int attempts,
            @ConfigProperty(name = "centralita.media.fetch.first-wait", defaultValue = "2s") Duration firstWait,
            @ConfigProperty(name = "centralita.media.fetch.deadline", defaultValue = "5m") Duration deadline,
            @ConfigProperty(name = "centralita.media.fetch.kept-by-provider", defaultValue = "7d")
                    Duration keptByProvider,
            @ConfigProperty(name = "centralita.media.max-download", defaultValue = "100M") MemorySize largest) {
        this.attempts = attempts;
        this.firstWait = firstWait;
        this.deadline = deadline;
        this.keptByProvider = keptByProvider;
        this.largest = largest.asLongValue();
    }

    int attempts() {
        return attempts;
    }

    Duration deadline() {
        return deadline;
    }

    /** In bytes. */
    long largest() {
        return largest;
    }

    /** How long nobody else touches a medium that is being fetched. */
    Duration lease() {
        return deadline.plusMinutes(1);
    }

    /** How long after a file was announced its channel's mending is waited for. */
    Duration keptByProvider() {
        return keptByProvider;
    }

    Duration longestWait() {
        return LONGEST_WAIT;
    }

    /** Four times as long after each attempt, an hour at most. */
    Duration waitAfter(int attempt) {
        var wait = firstWait;
        for (var passed = 1; passed < attempt && wait.compareTo(LONGEST_WAIT) < 0; passed++) {
            wait = wait.multipliedBy(GROWTH);
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
