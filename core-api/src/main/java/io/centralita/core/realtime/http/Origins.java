package io.centralita.core.realtime.http;

import io.centralita.core.realtime.RealtimeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages that may open sockets. Origins compare whole: scheme, host and port. */
@ApplicationScoped
class Origins {

    private final Set<String> allowed;

    Origins(RealtimeConfig config) {
        this.allowed = config.allowedOrigins().orElse(List.of()).stream()
                .map(Origins::canonical)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean allows(String origin) {
        return allowed.contains(canonical(origin));
    }

    private static String canonical(String origin) {
        return origin.strip().toLowerCase(Locale.ROOT);
    }
}
