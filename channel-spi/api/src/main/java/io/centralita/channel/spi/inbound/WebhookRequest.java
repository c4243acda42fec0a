package io.centralita.channel.spi.inbound;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A provider's HTTP call to a channel's webhook address, as it came.
 *
 * @param method in capitals
 * @param query decoded query parameters
 * @param headers names in lower case; read them with {@link #header}. The core passes on {@code content-type},
 *     {@code authorization} and every header whose name begins with {@code x-}
 * @param body the exact bytes; not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record WebhookRequest(
        String method, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {

    /** 3.5 MiB: the largest body that is read of a caller who has not proved anything. */
    public static final int USUAL_LARGEST_BODY = 3_670_016;

    public WebhookRequest {
        method = method.toUpperCase(Locale.ROOT);
        query = Map.copyOf(query);
        headers = inLowerCase(headers);
    }

    private static Map<String, List<String>> inLowerCase(Map<String, List<String>> headers) {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return Map.copyOf(lower);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The first value of a query parameter. */
    public Optional<String> queryValue(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    @Override
    public String toString() {
        return "WebhookRequest[" + method + ", " + body.length + " bytes]";
    }
}
