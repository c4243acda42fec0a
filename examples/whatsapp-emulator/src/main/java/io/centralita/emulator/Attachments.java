package io.centralita.emulator;

import io.centralita.emulator.network.Media;
import io.centralita.emulator.network.MediaLinks;
import io.centralita.emulator.network.MediaStore;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Stores a customer's file and writes the message that carries it. */
final class Attachments {

    private final MediaStore store;
    private final MediaLinks links;

    Attachments(MediaStore store, MediaLinks links) {
        this.store = store;
        this.links = links;
    }

    /** The message; with a base URL its content has a download link of its own. */
    CustomerMessage message(String phoneNumberId, Attachment file, @Nullable String baseUrl) {
        Media media = store.put(phoneNumberId, file.mimeType(), Buffer.buffer(file.bytes()));
        JsonObject content = new JsonObject()
                .put("mime_type", file.mimeType())
                .put("sha256", media.sha256Base64())
                .put("id", media.id());
        if (baseUrl != null) {
            content.put("url", baseUrl + links.link(media.id(), "webhook"));
        }
        if (file.filename() != null) {
            content.put("filename", file.filename());
        }
        if (file.caption() != null) {
            content.put("caption", file.caption());
        }
        if ("audio".equals(file.type())) {
            content.put("voice", file.voice());
        }
        if ("sticker".equals(file.type())) {
            content.put("animated", false);
        }
        return CustomerMessage.of(file.type(), content);
    }
}
