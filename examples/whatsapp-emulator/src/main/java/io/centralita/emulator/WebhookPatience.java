package io.centralita.emulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How webhooks are posted.
 *
 * @param retryGaps waits before each further attempt of a webhook that was not answered 2xx; when they are used up the
 *     webhook is given up
 * @param timeout how long a webhook may take to answer
 * @param connections connections held to each webhook host
 */
public record WebhookPatience(List<Duration> retryGaps, Duration timeout, int connections) {

    /** Gaps cannot be changed afterwards. */
    public WebhookPatience {
        retryGaps = List.copyOf(retryGaps);
    }

    /** Gaps that double: first, 2 first, 4 first … */
    public static List<Duration> growingGaps(Duration first, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> first.multipliedBy(1L << n))
                .toList();
    }
}
