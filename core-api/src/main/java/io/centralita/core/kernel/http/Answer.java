package io.centralita.core.kernel.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * What an idempotent request answers, the first time and each time after.
 *
 * @param location the {@code Location} header, when something was created
 * @param etag the {@code ETag} header, when what is answered has a version
 * @param body JSON text
 * @param replayed whether this is an earlier answer given again
 */
public record Answer(
        int status, @Nullable String location, @Nullable String etag, String body, boolean replayed) {

    public Answer(int status, @Nullable String location, String body, boolean replayed) {
        this(status, location, null, body, replayed);
    }

    public static Answer of(int status, @Nullable String location, String body) {
        return new Answer(status, location, body, false);
    }

    /** 200 with the strong ETag of the version. */
    public static Answer versioned(String body, long version) {
        return new Answer(200, null, Answers.etag(version), body, false);
    }

    public Response response() {
        var answer =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        if (location != null) {
            answer.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            answer.header(HttpHeaders.ETAG, etag);
        }
        if (replayed) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.build();
    }
}
