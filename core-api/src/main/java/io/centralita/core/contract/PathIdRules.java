package io.centralita.core.contract;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Ids in paths that resources read as plain text: {@code {id}} is the id of what the path gives, {@code {user_id}} a user's. */
final class PathIdRules {

    private static final String ID = "{id}";

    private final OpenAPI document;

    PathIdRules(OpenAPI document) {
        this.document = document;
    }

    void complete() {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> complete(path, operation)));
    }

    private void complete(String path, Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (var parameter : operation.getParameters()) {
            if (parameter.getIn() == Parameter.In.PATH
                    && parameter.getSchema() != null
                    && parameter.getSchema().getRef() == null) {
                schema(path, parameter.getName())
                        .ifPresent(name ->
                                parameter.schema(OASFactory.createSchema().ref(name)));
            }
        }
    }

    private Optional<String> schema(String path, String parameter) {
        if (parameter.equals("id")) {
            return Optional.ofNullable(paths().get(path.substring(0, path.indexOf(ID) + ID.length())))
                    .map(PathItem::getGET)
                    .flatMap(read -> Schemas.answer(read, "200"))
                    .map(schemas()::get)
                    .map(schema -> schema.getProperties().get("id"))
                    .flatMap(Schemas::name);
        }
        var subject = parameter.replace("_id", "");
        var name = Character.toUpperCase(subject.charAt(0)) + subject.substring(1) + "Id";
        return Optional.of(name).filter(schemas()::containsKey);
    }

    private Map<String, PathItem> paths() {
        return document.getPaths().getPathItems();
    }

    private Map<String, Schema> schemas() {
        return document.getComponents().getSchemas();
    }
}
