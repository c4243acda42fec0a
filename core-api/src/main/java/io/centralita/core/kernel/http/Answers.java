package io.centralita.core.kernel.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The usual answers of resources. */
public final class Answers {

    private Answers() {}

    /** 200 with the page and, when there is more, {@code Link: rel="next"}. */
    public static Response page(Page<?> page, UriInfo uri) {
        return linked(page, page.nextCursor(), uri);
    }

    /** The same for a page that is JSON already. */
    public static Response written(byte[] page, @Nullable String nextCursor, UriInfo uri) {
        return linked(page, nextCursor, uri);
    }

    private static Response linked(Object page, @Nullable String nextCursor, UriInfo uri) {
        var answer = Response.ok(page, MediaType.APPLICATION_JSON_TYPE);
        if (nextCursor != null) {
            var next = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", nextCursor)
                    .build();
            answer.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /** 200 with the strong ETag of the version. */
    public static Response versioned(Object entity, long version) {
        return Response.ok(entity, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, etag(version))
                .build();
    }

    public static String etag(long version) {
        return "\"" + version + "\"";
    }
}
