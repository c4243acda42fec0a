package io.centralita.core.media.http;

import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.Uploads;
import io.centralita.core.media.types.DeclaredType;
import io.centralita.core.media.types.DetectedType;
import io.centralita.core.media.types.FileName;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The file of an upload, about to be read: the body itself, or the first file of a form. */
record IncomingFile(ReadStream<Buffer> bytes, Uploads.Told told) {

    /** What a form may add to the size of its file. */
    static final long FRAME = 64 * 1024;

    /** The request is paused, and stays so until the file is read. */
    static Future<IncomingFile> of(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        var key = request.getHeader("Idempotency-Key");
        if (type != null && DeclaredType.bare(type).equals("multipart/form-data")) {
            return new IncomingForm(request, key).file();
        }
        var told = new Uploads.Told(declared(type), FileName.clean(decoded(request.getHeader("X-Filename"))), key);
        return Future.succeededFuture(new IncomingFile(request, told));
    }

    static String declared(@Nullable String type) {
        return type == null ? DetectedType.UNKNOWN : DeclaredType.bare(type);
    }

    /** @throws ProblemException 422 when it is not percent-encoded UTF-8 */
    private static @Nullable String decoded(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw ProblemException.invalid("", "filename", "X-Filename is percent-encoded UTF-8.");
        }
    }
}
