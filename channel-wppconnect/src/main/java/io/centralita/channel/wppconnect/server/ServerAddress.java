package io.centralita.channel.wppconnect.server;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of one session's routes.
 *
 * @param base of the server, without trailing slash
 * @param session its name
 */
public record ServerAddress(URI base, String session) {

    /** Of a route that wants a token. */
    public URI of(String route) {
        return URI.create(base + "/api/" + segment(session) + "/" + route);
    }

    /** Where a token is made. The server wants its secret in the path, so this address is one too: never log it. */
    URI token(String secretKey) {
        return URI.create(base + "/api/" + segment(session) + "/" + segment(secretKey) + "/generate-token");
    }

    /** One part of a path, encoded. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
