package io.centralita.core.contract;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/** What every operation has, told by its path and its parameters. */
final class OperationRules {

    private final OpenAPI document;
    private final HeaderRules headers;
    private final PageRules pages;

    OperationRules(OpenAPI document) {
        this.document = document;
        this.headers = new HeaderRules(document);
        this.pages = new PageRules(document);
    }

    void complete() {
        new PathIdRules(document).complete();
        document.getPaths().getPathItems().forEach(this::complete);
        document.getPaths().getPathItems().values().stream()
                .map(PathItem::getOperations)
                .map(Map::values)
                .forEach(operations -> operations.forEach(headers::complete));
    }

    private void complete(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            operation.addTag(path.split("[/:]")[2]);
            pages.complete(operation);
            problems(path, method, operation)
                    .forEach(status -> operation
                            .getResponses()
                            .addAPIResponse(String.valueOf(status), ProblemResponses.reference(status)));
        });
    }

    private static Set<Integer> problems(String path, HttpMethod method, Operation operation) {
        var statuses = new TreeSet<>(Set.of(400, 422, 429, 500, 503));
        var open = operation.getSecurity() != null && operation.getSecurity().isEmpty();
        if (!open || operation.getRequestBody() != null) {
            statuses.addAll(Set.of(401, 403));
        }
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (method != HttpMethod.GET) {
            statuses.add(409);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(Set.of(413, 415));
        }
        if (HeaderRules.takes(operation, HeaderRules.IF_MATCH)) {
            statuses.addAll(Set.of(412, 428));
        }
        operation.getResponses().getAPIResponses().keySet().stream()
                .filter(status -> status.startsWith("4"))
                .map(Integer::valueOf)
                .forEach(statuses::remove);
        return statuses;
    }
}
