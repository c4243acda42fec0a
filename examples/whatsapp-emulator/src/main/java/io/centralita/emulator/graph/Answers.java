package io.centralita.emulator.graph;

import io.centralita.emulator.network.ProviderIds;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** Writes answers of the Graph API. */
final class Answers {

    private final ProviderIds ids;

    Answers(ProviderIds ids) {
        this.ids = ids;
    }

    void json(HttpServerResponse response, JsonObject body) {
        json(response, 200, body);
    }

    void success(HttpServerResponse response) {
        json(response, new JsonObject().put("success", true));
    }

    void error(HttpServerResponse response, GraphError error) {
        String trace = ids.trace();
        response.putHeader("x-fb-trace-id", trace);
        if (error.status() == 401) {
            response.putHeader("WWW-Authenticate", "OAuth \"Facebook Platform\" \"invalid_token\"");
        }
        json(response, error.status(), error.toJson(trace));
    }

    /** A gateway's page instead of a Graph body. */
    void page(HttpServerResponse response, int status) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/html")
                .end("<html><head><title>Error</title></head><body>Sorry, something went wrong.</body></html>");
    }

    private static void json(HttpServerResponse response, int status, JsonObject body) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status).putHeader("Content-Type", "application/json; charset=UTF-8");
        response.end(Buffer.buffer(body.encode()));
    }
}
