package io.centralita.channel.metacloud.send;

import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.context.HttpContent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The multipart form of {@code POST /media}: product, type and the file, whose bytes are streamed. */
public final class UploadForm {
    private static final String LINE = "\r\n";

    private UploadForm() {}

    public static HttpContent of(StoredMedia media) {
        String boundary = "centralita-" + UUID.randomUUID();
        String mimeType = oneLine(media.mimeType());
        String head = field(boundary, "messaging_product", "whatsapp")
                + field(boundary, "type", mimeType)
                + "--" + boundary + LINE
                + "Content-Disposition: form-data; name=\"file\"; filename=\"" + filename(media) + "\"" + LINE
                + "Content-Type: " + mimeType + LINE + LINE;
        byte[] before = head.getBytes(StandardCharsets.UTF_8);
        byte[] after = (LINE + "--" + boundary + "--" + LINE).getBytes(StandardCharsets.UTF_8);
        return new HttpContent.Stream(
                new Framed(before, media.open(), after),
                before.length + media.size() + after.length,
                "multipart/form-data; boundary=" + boundary);
    }

    private static String field(String boundary, String name, String value) {
        return "--" + boundary + LINE + "Content-Disposition: form-data; name=\"" + name + "\"" + LINE + LINE + value
                + LINE;
    }

    private static String filename(StoredMedia media) {
        String name = media.filename();
        return name == null || name.isBlank() ? "file" : oneLine(name).replace("\"", "%22");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}]", "_");
    }
}
