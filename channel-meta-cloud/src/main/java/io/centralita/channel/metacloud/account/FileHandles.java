package io.centralita.channel.metacloud.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.outbound.ErrorKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Files that Meta names by a handle: a session of the app, then the bytes from the start. A broken upload is begun anew.
 *
 * <p>Source: Meta, "Resumable Upload API", 2026: {@code POST /{app}/uploads}, then {@code POST /{session}}.
 */
public final class FileHandles {
    private final Management management;
    private final String sessions;

    /** @param app id of the app, or {@code app}: the one the token belongs to */
    public FileHandles(Management management, String app) {
        this.management = management;
        this.sessions = GraphClient.place(app, "uploads");
    }

    /**
     * Uploads a file.
     *
     * @param largest in bytes, by its bare MIME type; a type that is not there is refused
     */
    CompletionStage<String> handle(StoredMedia file, Map<String, Long> largest) {
        String type = file.mimeType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Long most = largest.get(type);
        if (most == null || file.size() > most || file.size() == 0) {
            return Management.refused(
                    ErrorKind.MEDIA,
                    most == null
                            ? "files of type " + type + " are not taken here"
                            : "the file has 1 to " + most + " bytes");
        }
        return management
                .post(sessions, session(file, type))
                .thenCompose(reply -> word(reply, "id", "the provider opened no upload"))
                .thenCompose(session -> management.uploadTo(session, content(file), file.size()))
                .thenCompose(reply -> word(reply, "h", "the provider gave no handle"));
    }

    private static Map<String, String> session(StoredMedia file, String type) {
        Map<String, String> query = new LinkedHashMap<>();
        String name = file.filename();
        query.put("file_name", name == null || name.isBlank() ? "file" : name);
        query.put("file_length", Long.toString(file.size()));
        query.put("file_type", type);
        return query;
    }

    private static HttpContent content(StoredMedia file) {
        return new HttpContent.Stream(file.open(), file.size(), "application/octet-stream");
    }

    private static CompletionStage<String> word(JsonNode reply, String field, String otherwise) {
        String word = Json.word(reply, field);
        return word == null
                ? Management.refused(ErrorKind.PROVIDER_DOWN, otherwise)
                : CompletableFuture.completedFuture(word);
    }
}
