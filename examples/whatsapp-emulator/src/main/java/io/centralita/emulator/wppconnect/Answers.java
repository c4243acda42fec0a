package io.centralita.emulator.wppconnect;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Writes answers with the server's words. */
final class Answers {

    private Answers() {}

    static void json(Call call, int status, JsonObject body) {
        JsonObject told = call.body().exactJson()
                ? body.copy().put("session", call.session().name())
                : body;
        end(call.response(), status, told.toBuffer());
    }

    static void array(Call call, int status, JsonArray body) {
        end(call.response(), status, body.toBuffer());
    }

    /** An answer that speaks of no session. */
    static void plain(HttpServerResponse response, int status, JsonObject body) {
        end(response, status, body.toBuffer());
    }

    static JsonObject success(Object response) {
        return new JsonObject().put("status", "success").put("response", response);
    }

    static JsonObject mapped(Object response, String mapper) {
        return success(response).put("mapper", mapper);
    }

    /** What some device routes answer; the status is spelled with a capital. */
    static JsonObject retrieved(Call call, Object contact, Object data) {
        return new JsonObject()
                .put("status", "Success")
                .put(
                        "response",
                        new JsonObject()
                                .put("message", "Information retrieved successfully.")
                                .put("contact", contact)
                                .put("session", call.session().name())
                                .put("data", data));
    }

    static JsonObject error(String message) {
        return new JsonObject().put("status", "error").put("message", message);
    }

    /** The cause is lost: the server's logger overwrites it. */
    static JsonObject thrown(String message) {
        return error(message).put("error", new JsonObject().put("level", "error"));
    }

    static JsonObject sendFailed() {
        return thrown("Erro ao enviar a mensagem.").put("status", "Error");
    }

    static JsonObject disconnected() {
        return new JsonObject()
                .put("response", null)
                .put("status", "Disconnected")
                .put("message", "A sessão do WhatsApp não está ativa.");
    }

    static void page(HttpServerResponse response, int status, String text) {
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .end("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Error</title>\n"
                            + "</head>\n<body>\n<pre>" + text + "</pre>\n</body>\n</html>\n");
        }
    }

    private static void end(HttpServerResponse response, int status, Buffer body) {
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(body);
        }
    }
}
