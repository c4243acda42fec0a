package io.centralita.core.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Headers of requests and answers. What is changed under {@code If-Match} is answered with its {@code ETag}. */
final class HeaderRules {

    static final String IF_MATCH = "If-Match";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Set<String> versioned = new TreeSet<>();

    HeaderRules(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> takes(operation, IF_MATCH))
                .flatMap(operation -> Schemas.answer(operation, "200").stream())
                .forEach(versioned::add);
    }

    static boolean takes(Operation operation, String header) {
        return parameters(operation).anyMatch(parameter -> parameter.getName().equals(header));
    }

    void complete(Operation operation) {
        parameters(operation).forEach(HeaderRules::describe);
        Schemas.answer(operation, "200")
                .filter(versioned::contains)
                .ifPresent(ignored ->
                        answer(operation, "200").addHeader("ETag", header("The version, for If-Match.", true)));
        for (var status : List.of("200", "201", "202")) {
            var response = operation.getResponses().getAPIResponse(status);
            if (response != null && takes(operation, IDEMPOTENCY_KEY)) {
                if (!status.equals("200")) {
                    response.addHeader("Location", header("Where it is read from then on.", false));
                }
                response.addHeader(
                        "Idempotency-Replayed", header("`true` when an earlier answer is given again.", false));
            }
        }
    }

    static Header header(String description, boolean required) {
        return OASFactory.createHeader()
                .description(description)
                .required(required ? Boolean.TRUE : null)
                .schema(text());
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case IF_MATCH ->
                parameter.description("The ETag of the version to change.").required(true);
            case IDEMPOTENCY_KEY ->
                parameter
                        .description("Makes the request safe to repeat for 48 hours.")
                        .schema(text().minLength(1).maxLength(255));
            default -> {}
        }
    }

    private static APIResponse answer(Operation operation, String status) {
        return operation.getResponses().getAPIResponse(status);
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream();
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
