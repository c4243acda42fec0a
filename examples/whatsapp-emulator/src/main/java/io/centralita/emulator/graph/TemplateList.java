package io.centralita.emulator.graph;

import io.centralita.emulator.network.Template;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A page of templates: filters, fields, cursors. */
final class TemplateList {

    static final Set<String> USUAL = Set.of("name", "parameter_format", "components", "language", "status", "category");

    private TemplateList() {}

    static JsonObject page(HttpServerRequest request, List<Template> account) {
        List<Template> all = account.stream()
                .filter(template -> contains(request, "name", template.name()))
                .filter(template -> matches(request, "status", template, Template::status))
                .filter(template -> matches(request, "language", template, Template::language))
                .filter(template -> matches(request, "category", template, Template::category))
                .toList();
        String after = request.getParam("after");
        int from = 1
                + IntStream.range(0, all.size())
                        .filter(n -> all.get(n).id().equals(after))
                        .findFirst()
                        .orElse(-1);
        int to = Math.min(all.size(), from + limit(request));
        JsonArray data = new JsonArray();
        all.subList(from, to)
                .forEach(template -> data.add(FieldPick.of(template.toJson(), request.getParam("fields"), USUAL)));
        return new JsonObject().put("data", data).put("paging", paging(request, all, from, to));
    }

    /** The filter by name finds longer names too, as Meta's does. */
    private static boolean contains(HttpServerRequest request, String name, String value) {
        String wanted = request.getParam(name);
        return wanted == null || value.contains(wanted);
    }

    private static boolean matches(
            HttpServerRequest request, String name, Template template, Function<Template, String> value) {
        String wanted = request.getParam(name);
        return wanted == null || value.apply(template).equals(wanted);
    }

    private static int limit(HttpServerRequest request) {
        String given = request.getParam("limit", "25");
        return given.matches("[1-9]\\d{0,3}") ? Integer.parseInt(given) : 25;
    }

    private static JsonObject paging(HttpServerRequest request, List<Template> all, int from, int to) {
        if (from >= to) {
            return new JsonObject();
        }
        JsonObject paging = new JsonObject()
                .put(
                        "cursors",
                        new JsonObject()
                                .put("before", all.get(from).id())
                                .put("after", all.get(to - 1).id()));
        return to < all.size()
                ? paging.put("next", next(request, all.get(to - 1).id()))
                : paging;
    }

    private static String next(HttpServerRequest request, String after) {
        StringBuilder next = new StringBuilder(request.scheme() + "://" + request.authority() + request.path() + "?");
        request.params().forEach(param -> {
            if (!"after".equals(param.getKey()) && !"id".equals(param.getKey())) {
                next.append(param.getKey()).append('=').append(param.getValue()).append('&');
            }
        });
        return next.append("after=").append(after).toString();
    }
}
