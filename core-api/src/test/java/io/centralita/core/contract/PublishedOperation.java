package io.centralita.core.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one operation may answer. */
record PublishedOperation(JsonNode document, JsonNode operation, AnswerSchemas schemas) {

    /** What of the answer is not as published. */
    List<String> faults(int status, @Nullable String contentType, Headers headers, byte[] body) {
        var response = resolved(operation.path("responses").path(String.valueOf(status)));
        if (response.isMissingNode()) {
            return List.of("the status is not documented");
        }
        List<String> faults = new ArrayList<>(missingHeaders(response, headers));
        var content = response.path("content");
        if (content.isEmpty()) {
            if (body.length > 0) {
                faults.add("no body is documented");
            }
            return faults;
        }
        var type = contentType == null ? "" : contentType.replaceAll(";.*", "").strip();
        if (!content.has(type)) {
            faults.add("the content type is not documented: " + type);
        } else if (type.endsWith("json")) {
            faults.addAll(schemas.faults(content.path(type).path("schema"), new String(body, StandardCharsets.UTF_8)));
        }
        return faults;
    }

    private static List<String> missingHeaders(JsonNode response, Headers headers) {
        List<String> missing = new ArrayList<>();
        response.path("headers").properties().forEach(header -> {
            if (header.getValue().path("required").asBoolean() && !headers.hasHeaderWithName(header.getKey())) {
                missing.add("the header is missing: " + header.getKey());
            }
        });
        return missing;
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref") ? document.at(response.path("$ref").asText().substring(1)) : response;
    }
}
