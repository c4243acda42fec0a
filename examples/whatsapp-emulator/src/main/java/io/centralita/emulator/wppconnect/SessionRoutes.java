package io.centralita.emulator.wppconnect;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Base64;

/** Start, status, codes, close and logout of a session. */
final class SessionRoutes {

    private static final String VERSION = "2.10.4";
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final Vertx vertx;
    private final SessionLife life;

    SessionRoutes(Vertx vertx, SessionLife life) {
        this.vertx = vertx;
        this.life = life;
    }

    /** Answers the state before the start; with {@code waitQrCode}, nothing until a code is shown, however long. */
    void start(Call call) {
        JsonObject body = call.body().json();
        boolean waits = Boolean.TRUE.equals(body.getValue("waitQrCode"));
        JsonObject before = state(call.session());
        life.start(call.session(), body.getString("webhook"), body.getString("phone"));
        if (waits) {
            waitForCode(call);
        } else {
            Answers.json(call, 200, before);
        }
    }

    void status(Call call) {
        Answers.json(call, 200, state(call.session()));
    }

    void qrCode(Call call) {
        String code = call.session().urlCode();
        if (code != null) {
            call.response().putHeader("Content-Type", "image/png").end(CodePicture.png(code));
        } else if (!call.session().everStarted()) {
            Answers.json(
                    call,
                    200,
                    new JsonObject()
                            .put("status", null)
                            .put(
                                    "message",
                                    "Session not started. Please, use the /start-session route, for initialization"
                                            + " your session"));
        } else {
            Answers.json(
                    call,
                    200,
                    new JsonObject()
                            .put("status", call.session().status().name())
                            .put("message", "QRCode is not available..."));
        }
    }

    void checkConnection(Call call) {
        boolean page = call.session().status() != WppStatus.CLOSED;
        Answers.json(
                call, 200, new JsonObject().put("status", page).put("message", page ? "Connected" : "Disconnected"));
    }

    /** Fails when it was never started or is still starting; then its browser stays. */
    void close(Call call) {
        WppSession session = call.session();
        if (!session.everStarted() || session.status() == WppStatus.INITIALIZING) {
            Answers.json(call, 500, Answers.thrown("Error closing session").put("status", false));
            return;
        }
        life.close(session);
        Answers.json(call, 200, closed());
    }

    void logOut(Call call) {
        life.logOut(call.session());
        Answers.json(call, 200, closed());
    }

    private static JsonObject closed() {
        return new JsonObject().put("status", true).put("message", "Session successfully closed");
    }

    private void waitForCode(Call call) {
        WppSession session = call.session();
        String code = session.urlCode();
        if (code != null) {
            Answers.json(
                    call,
                    200,
                    new JsonObject()
                            .put("status", "qrcode")
                            .put("qrcode", base64(code))
                            .put("urlcode", code)
                            .put("session", session.name()));
        } else if (session.status() == WppStatus.INITIALIZING
                && !call.response().closed()) {
            vertx.setTimer(LOOK_AGAIN_MILLIS, id -> waitForCode(call));
        }
    }

    private static JsonObject state(WppSession session) {
        WppStatus status = session.status();
        String code = session.urlCode();
        JsonObject state = new JsonObject()
                .put("status", status.name())
                .put("qrcode", code == null ? null : "data:image/png;base64," + base64(code));
        return status == WppStatus.CLOSED ? state : state.put("urlcode", code).put("version", VERSION);
    }

    private static String base64(String code) {
        return Base64.getEncoder().encodeToString(CodePicture.png(code).getBytes());
    }
}
