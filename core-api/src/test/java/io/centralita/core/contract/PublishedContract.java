package io.centralita.core.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The operations of a document, found by the request. */
final class PublishedContract {

    static final PublishedContract INSTANCE = new PublishedContract(OpenApiDocument.published());

    private record Route(String template, Pattern pattern, JsonNode methods) {

        int literals() {
            return template.replaceAll("\\{[^}]*}", "").length();
        }
    }

    private final List<Route> routes = new ArrayList<>();
    private final AnswerSchemas schemas;
    private final JsonNode document;

    PublishedContract(JsonNode document) {
        this.document = document;
        this.schemas = new AnswerSchemas(document);
        document.path("paths")
                .properties()
                .forEach(path -> routes.add(new Route(path.getKey(), pattern(path.getKey()), path.getValue())));
        routes.sort(Comparator.comparingInt(Route::literals).reversed());
    }

    /** Empty when the document has no such path or the path no such method. */
    Optional<PublishedOperation> operation(String method, String path) {
        return routes.stream()
                .filter(route -> route.pattern().matcher(path).matches())
                .findFirst()
                .map(route -> route.methods().path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject)
                .map(operation -> new PublishedOperation(document, operation, schemas));
    }

    private static Pattern pattern(String template) {
        var pattern = new StringBuilder();
        for (var part : template.split("(?=\\{)|(?<=})")) {
            pattern.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString());
    }
}
