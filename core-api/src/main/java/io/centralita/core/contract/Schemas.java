package io.centralita.core.contract;

import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Names of schemas that operations refer to. */
final class Schemas {

    private static final String PLACE = "#/components/schemas/";

    private Schemas() {}

    /** Name of the schema of an answer's JSON, when it is one of the components. */
    static Optional<String> answer(Operation operation, String status) {
        return Optional.ofNullable(operation.getResponses().getAPIResponse(status))
                .flatMap(response -> Optional.ofNullable(response.getContent()))
                .flatMap(content -> content.getMediaTypes().values().stream().findFirst())
                .flatMap(media -> Optional.ofNullable(media.getSchema()))
                .flatMap(Schemas::name);
    }

    static Optional<String> name(Schema schema) {
        return Optional.ofNullable(schema.getRef())
                .filter(reference -> reference.startsWith(PLACE))
                .map(reference -> reference.substring(PLACE.length()));
    }
}
