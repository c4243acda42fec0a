package io.centralita.core.media.http;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.http.HttpGate;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.BlobStore;
import io.centralita.core.media.MediaFiles;
import io.centralita.core.media.Medium;
import io.centralita.core.media.types.FileName;
import io.centralita.core.media.types.ServedType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/media/{id}/content}: strangers' bytes, served so that no browser takes them for more than they are: the type by
 * the bytes, from a short list; sandboxed; never guessed; what is not a picture, sound or film is a download.
 */
@ApplicationScoped
class ContentRoute {

    private static final Logger LOG = Logger.getLogger(ContentRoute.class);
    private static final int AFTER_THE_GATE = -900;
    private static final String SANDBOX = "sandbox; default-src 'none'";
    private static final String FOREVER = "private, max-age=31536000, immutable";

    private final Doorkeeper doorkeeper;
    private final MediaFiles files;
    private final BlobStore blobs;
    private final HttpGate gate;
    private final Vertx vertx;

    ContentRoute(Doorkeeper doorkeeper, MediaFiles files, BlobStore blobs, HttpGate gate, Vertx vertx) {
        this.doorkeeper = doorkeeper;
        this.files = files;
        this.blobs = blobs;
        this.gate = gate;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.route("/v1/media/:id/content")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(AFTER_THE_GATE)
                .handler(this::handle);
    }

    private void handle(RoutingContext context) {
        var own = vertx.getOrCreateContext();
        doorkeeper
                .caller(context)
                .compose(caller -> find(caller, context.pathParam("id")).map(medium -> new Found(caller, medium)))
                .onComplete(found -> own.runOnContext(ignored -> {
                    if (found.succeeded()) {
                        answer(context, found.result());
                    } else {
                        gate.refuse(context, found.cause());
                    }
                }));
    }

    private record Found(Caller caller, Medium medium) {}

    private Future<Medium> find(Caller caller, String id) {
        try {
            return files.find(caller, MediaId.fromString(id));
        } catch (MalformedIdException noId) {
            return Future.failedFuture(ProblemException.notFound());
        } catch (ProblemException refused) {
            return Future.failedFuture(refused);
        }
    }

    private void answer(RoutingContext context, Found found) {
        try {
            MediaFiles.requireStored(found.medium());
            serve(context, found);
        } catch (ProblemException refused) {
            gate.refuse(context, refused);
        }
    }

    private void serve(RoutingContext context, Found found) {
        var medium = found.medium();
        var request = context.request();
        var response = context.response();
        var size = Objects.requireNonNullElse(medium.size(), 0L);
        var etag = '"' + medium.sha256() + '"';
        if (matches(request.getHeader("If-None-Match"), etag)) {
            describe(response, medium, etag).setStatusCode(304).end();
            return;
        }
        var range = rangeHeader(request.getHeader("Range"), request.getHeader("If-Range"), etag);
        ByteRange part;
        try {
            part = ByteRange.of(range, size).orElse(null);
        } catch (ProblemException outside) {
            response.putHeader("Content-Range", "bytes */" + size);
            throw outside;
        }
        describe(response, medium, etag);
        if (part != null) {
            response.setStatusCode(206).putHeader("Content-Range", part.contentRange(size));
        }
        var sent = part == null ? new ByteRange(0, size) : part;
        response.putHeader("Content-Length", String.valueOf(sent.length()));
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            stream(context, found, sent);
        }
    }

    private void stream(RoutingContext context, Found found, ByteRange part) {
        var medium = found.medium();
        blobs.open(found.caller().workspace(), medium.id(), part.first(), part.length())
                .onSuccess(open -> open.bytes()
                        .pipeTo(context.response())
                        .onFailure(failure -> LOG.debugf("%s: not read to the end: %s", medium.id(), failure))
                        .onComplete(ignored -> open.close().run()))
                .onFailure(failure -> {
                    LOG.errorf(failure, "the blob of %s is not there", medium.id());
                    context.response().headers().clear();
                    gate.refuse(context, failure);
                });
    }

    private static HttpServerResponse describe(HttpServerResponse response, Medium medium, String etag) {
        var served = ServedType.of(medium.detectedType());
        var name = FileName.clean(medium.filename());
        return response.putHeader("Content-Type", served.contentType())
                .putHeader("Content-Encoding", "identity")
                .putHeader("Content-Disposition", disposition(served, name, medium))
                .putHeader("Content-Security-Policy", SANDBOX)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cross-Origin-Resource-Policy", "same-site")
                .putHeader("Cache-Control", FOREVER)
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("ETag", etag);
    }

    private static String disposition(ServedType served, @Nullable String name, Medium medium) {
        return FileName.disposition(served.inline(), name == null ? medium.id().toString() : name);
    }

    private static boolean matches(@Nullable String header, String etag) {
        if (header == null) {
            return false;
        }
        for (var candidate : header.split(",", -1)) {
            var bare = candidate.strip();
            if (bare.equals("*") || bare.equals(etag) || bare.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }

    /** A range of something that was something else before is no range. */
    private static @Nullable String rangeHeader(@Nullable String range, @Nullable String ifRange, String etag) {
        return ifRange == null || ifRange.strip().equals(etag) ? range : null;
    }
}
