package io.centralita.core.media.http;

import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.HttpGate;
import io.centralita.core.kernel.http.LargeBodies;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.BlobDraft;
import io.centralita.core.media.BlobStore;
import io.centralita.core.media.Uploads;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code POST /v1/media}: the body is the file, with its {@code Content-Type} and, percent-encoded UTF-8, its {@code
 * X-Filename}; or {@code multipart/form-data} whose first file counts. Bytes go to the disk as they come.
 */
@ApplicationScoped
class UploadRoute implements LargeBodies {

    private static final String PATH = "/v1/media";
    private static final int AFTER_THE_GATE = -900;

    private final Doorkeeper doorkeeper;
    private final Uploads uploads;
    private final BlobStore blobs;
    private final HttpGate gate;
    private final Vertx vertx;
    private final long most;

    UploadRoute(
            Doorkeeper doorkeeper,
            Uploads uploads,
            BlobStore blobs,
            HttpGate gate,
            Vertx vertx,
            @ConfigProperty(name = "centralita.media.max-upload", defaultValue = "100M") MemorySize most) {
        this.doorkeeper = doorkeeper;
        this.uploads = uploads;
        this.blobs = blobs;
        this.gate = gate;
        this.vertx = vertx;
        this.most = most.asLongValue();
    }

    @Override
    public boolean take(String method, String path) {
        return method.equals("POST") && path.equals(PATH);
    }

    void register(@Observes Router router) {
        router.route(PATH).method(HttpMethod.POST).order(AFTER_THE_GATE).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        var request = context.request();
        request.pause();
        var own = vertx.getOrCreateContext();
        doorkeeper
                .caller(context)
                .compose(caller -> receive(request, caller))
                .onComplete(done -> own.runOnContext(ignored -> {
                    if (done.succeeded()) {
                        answer(context, done.result());
                    } else {
                        refuse(context, done.cause());
                    }
                }));
    }

    private Future<Answer> receive(HttpServerRequest request, Caller caller) {
        caller.require(Permission.MEDIA_WRITE);
        var length = request.getHeader("Content-Length");
        if (length != null && (length.length() > 18 || Long.parseLong(length) > most + IncomingFile.FRAME)) {
            return Future.failedFuture(tooLarge());
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        return IncomingFile.of(request).compose(file -> {
            var id = MediaId.next();
            return blobs.draft(caller.workspace(), id, most)
                    .compose(draft ->
                            write(file, draft).compose(ignored -> uploads.add(caller, id, draft, file.told())));
        });
    }

    private static Future<Void> write(IncomingFile file, BlobDraft draft) {
        return file.bytes()
                .pipeTo(draft)
                .recover(failure -> draft.discard()
                        .transform(gone -> Future.failedFuture(
                                failure instanceof BlobDraft.TooLargeException ? tooLarge() : failure)));
    }

    private static void answer(RoutingContext context, Answer answer) {
        var response = context.response().setStatusCode(answer.status()).putHeader("Content-Type", "application/json");
        if (answer.location() != null) {
            response.putHeader("Location", answer.location());
        }
        if (answer.replayed()) {
            response.putHeader("Idempotency-Replayed", "true");
        }
        response.end(answer.body());
    }

    /** What is left of a large body is not worth reading: the connection goes with the answer. */
    private void refuse(RoutingContext context, Throwable failure) {
        var request = context.request();
        if (!request.isEnded()) {
            if (isLong(request)) {
                context.response().putHeader("Connection", "close");
                context.addEndHandler(ended -> request.connection().close());
            }
            request.resume();
        }
        gate.refuse(context, failure);
    }

    private static boolean isLong(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return length == null || length.length() > 6;
    }

    private static ProblemException tooLarge() {
        return ProblemException.of(ProblemCode.PAYLOAD_TOO_LARGE, "The file is larger than this door takes.");
    }
}
