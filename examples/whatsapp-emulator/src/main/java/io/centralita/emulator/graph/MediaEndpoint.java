package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.network.FaultDice;
import io.centralita.emulator.network.Media;
import io.centralita.emulator.network.MediaLinks;
import io.centralita.emulator.network.MediaStore;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Media: upload, lookup, download by the looked-up link, delete, with the faults that hit media. */
final class MediaEndpoint {

    private final MediaStore store;
    private final MediaLinks links;
    private final FaultDice dice;
    private final Access access;
    private final Answers answers;

    MediaEndpoint(MediaStore store, MediaLinks links, FaultDice dice, Access access, Answers answers) {
        this.store = store;
        this.links = links;
        this.dice = dice;
        this.access = access;
        this.answers = answers;
    }

    void upload(HttpServerRequest request, BusinessNumber number) {
        Upload.read(request)
                .onSuccess(upload -> keep(request.response(), number, upload))
                .onFailure(failure ->
                        answers.error(request.response(), GraphError.parameter(String.valueOf(failure.getMessage()))));
    }

    /** The media a token may see. */
    Optional<Media> find(String token, String id) {
        return store.find(id)
                .filter(media -> access.number(token, media.phoneNumberId()).isPresent());
    }

    void lookUp(HttpServerRequest request, Media media) {
        if (foreign(request, media)) {
            answers.error(request.response(), GraphError.unknownObject("get", media.id()));
        } else if (dice.strikes(FaultKind.MEDIA_MISSING)) {
            answers.error(request.response(), GraphError.missingMedia(media.id()));
        } else {
            String url = request.scheme() + "://" + request.authority() + links.link(media.id(), "getMedia");
            answers.json(
                    request.response(),
                    new JsonObject()
                            .put("url", url)
                            .put("mime_type", media.mimeType())
                            .put("sha256", media.sha256Hex())
                            .put("file_size", media.bytes().length())
                            .put("id", media.id())
                            .put("messaging_product", "whatsapp"));
        }
    }

    void delete(HttpServerRequest request, Media media) {
        if (foreign(request, media)) {
            answers.error(request.response(), GraphError.unknownObject("delete", media.id()));
        } else {
            store.delete(media.id());
            answers.success(request.response());
        }
    }

    void download(HttpServerRequest request, String token) {
        String id = param(request, "mid");
        Optional<Media> media = find(token, id);
        if (media.isEmpty()
                || !links.valid(id, param(request, "ext"), param(request, "hash"))
                || dice.strikes(FaultKind.MEDIA_MISSING)) {
            request.response().setStatusCode(404).end();
            return;
        }
        Buffer bytes = media.get().bytes();
        request.response()
                .putHeader("Content-Type", media.get().mimeType())
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(dice.strikes(FaultKind.MEDIA_CORRUPT) ? corrupted(bytes) : bytes);
    }

    private void keep(HttpServerResponse response, BusinessNumber number, Upload upload) {
        Buffer file = upload.file();
        if (!"whatsapp".equals(upload.product())) {
            answers.error(response, GraphError.parameter("The parameter messaging_product is required."));
        } else if (file == null) {
            answers.error(response, GraphError.parameter("The parameter file is required."));
        } else if (MediaKinds.mostBytes(upload.mimeType()) < file.length()) {
            answers.error(response, GraphError.badFile(upload.mimeType(), file.length()));
        } else {
            Media media = store.put(number.phoneNumberId(), upload.mimeType(), file);
            answers.json(response, new JsonObject().put("id", media.id()));
        }
    }

    private static boolean foreign(HttpServerRequest request, Media media) {
        String number = request.getParam("phone_number_id");
        return number != null && !number.equals(media.phoneNumberId());
    }

    private static Buffer corrupted(Buffer bytes) {
        if (bytes.length() == 0) {
            return Buffer.buffer(new byte[] {0});
        }
        Buffer changed = bytes.copy();
        int middle = changed.length() / 2;
        return changed.setByte(middle, (byte) ~changed.getByte(middle));
    }

    private static String param(HttpServerRequest request, String name) {
        String value = request.getParam(name);
        return value == null ? "" : value;
    }
}
