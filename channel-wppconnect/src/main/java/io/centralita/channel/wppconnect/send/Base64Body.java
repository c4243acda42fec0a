package io.centralita.channel.wppconnect.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.wppconnect.json.JsonBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Flow;

/**
 * A JSON object whose last field is a file as a data URL, written while it is read: the file never stands in memory, neither as
 * bytes nor as text.
 */
final class Base64Body {
    private Base64Body() {}

    static HttpContent of(ObjectNode fields, String fileField, StoredMedia file) {
        byte[] object = JsonBytes.write(fields);
        String url = (fields.isEmpty() ? "\"" : ",\"") + fileField + "\":\"data:" + Sendable.bare(file.mimeType())
                + ";base64,";
        byte[] opening = url.getBytes(StandardCharsets.US_ASCII);
        byte[] head = Arrays.copyOf(object, object.length - 1 + opening.length);
        System.arraycopy(opening, 0, head, object.length - 1, opening.length);
        byte[] tail = {'"', '}'};
        long length = head.length + (file.size() + 2) / 3 * 4 + tail.length;
        Flow.Publisher<ByteBuffer> text = reader -> file.open().subscribe(new Base64Flow(reader, head, tail));
        return new HttpContent.Stream(text, length, "application/json");
    }
}
