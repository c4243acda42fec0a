package io.centralita.core.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names of the schemas that answers, or all, refer to, directly or deep inside. */
final class Reach {

    private static final String SCHEMAS = "#/components/schemas/";

    private final Map<String, Schema> schemas;
    private final OpenAPI document;
    private final Set<String> reached = new HashSet<>();

    Reach(OpenAPI document) {
        this.document = document;
        this.schemas = document.getComponents().getSchemas();
    }

    Set<String> ofAnswers() {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .forEach(response -> visit(response.getContent()));
        document.getComponents().getResponses().values().forEach(response -> visit(response.getContent()));
        return reached;
    }

    /** Of answers and requests. */
    Set<String> ofAll() {
        ofAnswers();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(this::visitRequest);
        return reached;
    }

    private void visitRequest(Operation operation) {
        if (operation.getRequestBody() != null) {
            visit(operation.getRequestBody().getContent());
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> visit(parameter.getSchema()));
        }
    }

    private void visit(@Nullable Content content) {
        if (content != null) {
            content.getMediaTypes().values().forEach(media -> visit(media.getSchema()));
        }
    }

    private void visit(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        var reference = schema.getRef();
        if (reference != null && reference.startsWith(SCHEMAS)) {
            var name = reference.substring(SCHEMAS.length());
            if (reached.add(name)) {
                visit(schemas.get(name));
            }
        }
        inside(schema).forEach(this::visit);
    }

    private static Stream<Schema> inside(Schema schema) {
        return Stream.of(
                        schema.getProperties() == null
                                ? List.<Schema>of()
                                : schema.getProperties().values(),
                        schema.getItems() == null ? List.<Schema>of() : List.of(schema.getItems()),
                        schema.getAdditionalPropertiesSchema() == null
                                ? List.<Schema>of()
                                : List.of(schema.getAdditionalPropertiesSchema()),
                        schema.getAnyOf() == null ? List.<Schema>of() : schema.getAnyOf(),
                        schema.getOneOf() == null ? List.<Schema>of() : schema.getOneOf(),
                        schema.getAllOf() == null ? List.<Schema>of() : schema.getAllOf())
                .flatMap(java.util.Collection::stream);
    }
}
