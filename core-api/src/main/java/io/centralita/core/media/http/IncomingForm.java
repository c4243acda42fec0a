package io.centralita.core.media.http;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.Uploads;
import io.centralita.core.media.types.FileName;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/**
 * A form being read for its first file; what else it has is let go. Read by the parser of Quarkus REST, not by Vert.x's: that one
 * adds a byte to a file when a network packet ends within the line break behind it, and never ends a file that its form cuts off.
 */
final class IncomingForm implements MultipartParser.PartHandler {

    private final HttpServerRequest request;
    private final @Nullable String key;
    private final Promise<IncomingFile> first = Promise.promise();
    private @Nullable FormFile file;
    private boolean inFile;
    private boolean refused;
    /** Bytes that are not the file's. */
    private long around;

    IncomingForm(HttpServerRequest request, @Nullable String key) {
        this.request = request;
        this.key = key;
    }

    /** Called on the request's context, with the request paused. Gives the file when it begins. */
    Future<IncomingFile> file() {
        var type = request.getHeader("Content-Type");
        var boundary = type == null ? null : HeaderUtil.extractQuotedValueFromHeader(type, "boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            return Future.failedFuture(malformed("The form's Content-Type names no boundary."));
        }
        var parser = MultipartParser.beginParse(
                this, boundary.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8.name());
        request.handler(piece -> parse(parser, piece));
        request.exceptionHandler(this::fail);
        request.endHandler(ignored -> end());
        request.resume();
        return first.future();
    }

    private void parse(MultipartParser.ParseState parser, Buffer piece) {
        if (refused) {
            return;
        }
        around += piece.length();
        try {
            parser.parse(ByteBuffer.wrap(piece.getBytes()));
        } catch (IOException | RuntimeException noForm) {
            fail(malformed("The body is no multipart/form-data."));
            return;
        }
        if (around > IncomingFile.FRAME) {
            fail(ProblemException.of(ProblemCode.PAYLOAD_TOO_LARGE, "The form holds much that is not its first file."));
        }
    }

    @Override
    public void beginPart(CaseInsensitiveMap<String> headers) {
        var disposition = headers.getFirst("Content-Disposition");
        var name = disposition == null
                ? null
                : HeaderUtil.extractQuotedValueFromHeaderWithEncoding(disposition, "filename");
        if (name == null || file != null) {
            return;
        }
        var encoding = headers.getFirst(MultipartParser.CONTENT_TRANSFER_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("binary") && !encoding.equalsIgnoreCase("8bit")) {
            throw new IllegalArgumentException("RFC 7578, 4.7: a form's files are not encoded");
        }
        inFile = true;
        file = new FormFile(request, Vertx.currentContext());
        var told = new Uploads.Told(IncomingFile.declared(headers.getFirst("Content-Type")), FileName.clean(name), key);
        first.tryComplete(new IncomingFile(file, told));
    }

    @Override
    public void data(ByteBuffer bytes) {
        if (inFile && file != null && bytes.hasRemaining()) {
            around -= bytes.remaining();
            file.add(Buffer.buffer(copy(bytes)));
        }
    }

    @Override
    public void endPart() {
        if (inFile && file != null) {
            inFile = false;
            file.complete();
        }
    }

    private void end() {
        fail(
                file == null
                        ? ProblemException.invalid("", "required", "The form has no file.")
                        : malformed("The form ends within its file."));
    }

    private void fail(Throwable failure) {
        refused = true;
        if (file == null) {
            first.tryFail(failure);
        } else {
            file.fail(failure);
        }
    }

    private static byte[] copy(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static ProblemException malformed(String detail) {
        return ProblemException.of(ProblemCode.MALFORMED_REQUEST, detail);
    }
}
