package io.centralita.load.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Builds requests as bytes. */
public final class Requests {

    private Requests() {}

    /**
     * A whole HTTP/1.1 request.
     *
     * @param authority host and port, for the Host header
     * @param headers further headers
     * @param body the JSON body; empty for none
     */
    public static byte[] of(String method, String path, String authority, Map<String, String> headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(authority)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (content.length > 0) {
            head.append("Content-Type: application/json\r\n");
        }
        if (!"GET".equals(method)) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = Bytes.ascii(head.append("\r\n").toString());
        byte[] request = new byte[start.length + content.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(content, 0, request, start.length, content.length);
        return request;
    }
}
