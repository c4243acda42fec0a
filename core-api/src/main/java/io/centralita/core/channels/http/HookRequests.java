package io.centralita.core.channels.http;

import io.centralita.channel.spi.inbound.WebhookRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From Vert.x to the SPI. Only the headers a provider may sign or describe its body with are passed on. */
final class HookRequests {

    private HookRequests() {}

    static WebhookRequest of(HttpServerRequest request, byte[] body) {
        return new WebhookRequest(request.method().name(), query(request), headers(request.headers()), body);
    }

    private static Map<String, List<String>> query(HttpServerRequest request) {
        if (request.query() == null) {
            return Map.of();
        }
        var query = new HashMap<String, List<String>>();
        var params = request.params();
        params.names().forEach(name -> query.put(name, params.getAll(name)));
        return query;
    }

    private static Map<String, List<String>> headers(MultiMap all) {
        var kept = new HashMap<String, List<String>>();
        for (var header : all) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-") || name.equals("content-type") || name.equals("authorization")) {
                kept.merge(name, List.of(header.getValue()), HookRequests::joined);
            }
        }
        return kept;
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }
}
