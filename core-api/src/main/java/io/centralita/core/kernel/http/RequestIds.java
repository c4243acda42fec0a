package io.centralita.core.kernel.http;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code X-Request-Id}: the caller's own when it is a plain token of at most 128 characters, else a new one. */
public final class RequestIds {

    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "centralita.request-id";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private RequestIds() {}

    public static String of(RoutingContext context) {
        String known = context.get(KEY);
        return known == null ? assign(context) : known;
    }

    static String assign(RoutingContext context) {
        var id = accepted(context.request().getHeader(HEADER));
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
        return id;
    }

    private static String accepted(@Nullable String given) {
        return given != null && PLAIN.matcher(given).matches()
                ? given
                : UuidCreator.getTimeOrderedEpochPlus1().toString();
    }
}
