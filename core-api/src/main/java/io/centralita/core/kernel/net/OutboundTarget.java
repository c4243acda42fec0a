package io.centralita.core.kernel.net;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A call that was let through: the very address to connect to, and the name to say in Host and SNI.
 *
 * @param host the name of the URI, a literal IPv6 address without brackets
 */
public record OutboundTarget(URI uri, InetAddress address, String host, int port, boolean tls) {

    /** A request to this address and no other; redirects are answers, not instructions. */
    public RequestOptions request(HttpMethod method) {
        return new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(host)
                .setPort(port)
                .setSsl(tls)
                .setURI(pathAndQuery())
                .setFollowRedirects(false);
    }

    private String pathAndQuery() {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
