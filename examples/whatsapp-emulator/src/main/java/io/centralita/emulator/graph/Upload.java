package io.centralita.emulator.graph;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A multipart upload, read into memory.
 *
 * @param product the field messaging_product
 * @param mimeType the file's content type, or the field type where the file has none
 * @param file the file's bytes; null when there was no file
 */
record Upload(
        @Nullable String product, String mimeType, @Nullable Buffer file) {

    private static final int MOST_BYTES = 101 << 20;

    static Future<Upload> read(HttpServerRequest request) {
        Promise<Upload> end = Promise.promise();
        Buffer bytes = Buffer.buffer();
        String[] fileType = new String[1];
        request.setExpectMultipart(true);
        request.uploadHandler(upload -> {
            if (!"file".equals(upload.name())) {
                return;
            }
            fileType[0] = upload.contentType();
            upload.handler(chunk -> {
                if (bytes.length() + chunk.length() > MOST_BYTES) {
                    end.tryFail(new Bodies.TooLarge(MOST_BYTES));
                } else {
                    bytes.appendBuffer(chunk);
                }
            });
        });
        request.exceptionHandler(end::tryFail);
        request.endHandler(done -> end.tryComplete(upload(request, fileType[0], bytes)));
        return end.future();
    }

    private static Upload upload(HttpServerRequest request, @Nullable String fileType, Buffer bytes) {
        String type = fileType == null || fileType.isBlank() || fileType.startsWith("application/octet-stream")
                ? request.getFormAttribute("type")
                : fileType;
        return new Upload(
                request.getFormAttribute("messaging_product"),
                type == null ? "" : type,
                fileType == null ? null : bytes);
    }
}
