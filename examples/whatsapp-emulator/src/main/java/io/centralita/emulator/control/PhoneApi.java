package io.centralita.emulator.control;

import io.centralita.emulator.CustomerChat;
import io.centralita.emulator.WhatsAppEmulator;
import io.centralita.emulator.network.Media;
import io.centralita.emulator.network.MediaStore;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the phone page needs: a chat as server-sent events, and the files in it. */
public final class PhoneApi {

    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/webp", "video/mp4", "video/3gpp");

    private final WhatsAppEmulator emulator;
    private final MediaStore store;

    /** Shows the chats of this emulator. */
    public PhoneApi(WhatsAppEmulator emulator, MediaStore store) {
        this.emulator = emulator;
        this.store = store;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/_emulator/phone").handler(this::stream);
        router.get("/_emulator/media/:id").handler(this::media);
    }

    private void stream(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Optional<CustomerChat> chat = chat(request);
        if (chat.isEmpty()) {
            ctx.response().setStatusCode(404).end();
            return;
        }
        HttpServerResponse response = SafeHeaders.on(ctx.response())
                .putHeader("Content-Type", "text/event-stream")
                .setChunked(true);
        Consumer<JsonObject> screen = told -> write(response, told);
        chat.get()
                .lines()
                .forEach(line ->
                        write(response, new JsonObject().put("event", "line").put("data", line.toJson())));
        Runnable close = chat.get().watch(screen);
        response.closeHandler(closed -> close.run());
        response.exceptionHandler(broken -> close.run());
    }

    private Optional<CustomerChat> chat(HttpServerRequest request) {
        String number = request.getParam("number", "");
        boolean registered = emulator.hasLine(number);
        String phone = request.getParam("phone", "");
        return registered && phone.chars().anyMatch(Character::isDigit)
                ? Optional.of(
                        emulator.customer(phone, request.getParam("name", "")).sends(number))
                : Optional.empty();
    }

    private static void write(HttpServerResponse response, JsonObject told) {
        if (response.closed() || response.ended()) {
            return;
        }
        if (response.writeQueueFull()) {
            response.reset();
            return;
        }
        response.write("event: " + told.getString("event") + "\ndata: "
                + told.getJsonObject("data").encode() + "\n\n");
    }

    private void media(RoutingContext ctx) {
        Optional<Media> found = store.find(ctx.pathParam("id"));
        if (found.isEmpty()) {
            ctx.response().setStatusCode(404).end();
            return;
        }
        String type = found.get().mimeType().toLowerCase(Locale.ROOT);
        boolean shown = SHOWN.contains(type) || type.startsWith("audio/");
        SafeHeaders.on(ctx.response())
                .putHeader("Content-Type", shown ? type : "application/octet-stream")
                .putHeader("Content-Disposition", shown ? "inline" : "attachment")
                .end(found.get().bytes());
    }
}
