package io.centralita.channel.spi.context;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP call to make.
 *
 * @param method in capitals
 * @param uri absolute, http or https
 * @param headers may hold a token, so {@link #toString} shows only their names
 * @param content what to send
 * @param timeout for the whole call, reply read
 * @param maxReplyBytes a larger reply is a {@link HttpMaybeSentException}
 */
public record HttpCall(
        String method, URI uri, Map<String, String> headers, HttpContent content, Duration timeout, int maxReplyBytes) {

    public static final int DEFAULT_MAX_REPLY_BYTES = 1 << 20;

    public HttpCall {
        headers = Map.copyOf(headers);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("an HTTP call needs a positive timeout");
        }
    }

    public static HttpCall get(URI uri, Duration timeout) {
        return new HttpCall("GET", uri, Map.of(), HttpContent.none(), timeout, DEFAULT_MAX_REPLY_BYTES);
    }

    public static HttpCall post(URI uri, HttpContent content, Duration timeout) {
        return new HttpCall("POST", uri, Map.of(), content, timeout, DEFAULT_MAX_REPLY_BYTES);
    }

    public HttpCall header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, uri, more, content, timeout, maxReplyBytes);
    }

    public HttpCall maxReply(int bytes) {
        return new HttpCall(method, uri, headers, content, timeout, bytes);
    }

    /** Without query and header values, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath() + " " + headers.keySet();
    }
}
