package io.centralita.load.platform;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The Centralita under load, on this machine.
 *
 * @param host a loopback address
 * @param port the API's port
 * @param managementPort the port of health and metrics
 */
public record Target(String host, int port, int managementPort) {

    /** Reads a base URL. Refuses every address that is not loopback: a load generator is a weapon elsewhere. */
    public static Target of(String baseUrl, int managementPort) {
        URI url = URI.create(baseUrl);
        if (!"http".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("give a base URL like http://127.0.0.1:8080, not " + baseUrl);
        }
        requireLoopback(url.getHost());
        return new Target(url.getHost(), url.getPort() < 0 ? 80 : url.getPort(), managementPort);
    }

    /** Host and port of the API. */
    public String authority() {
        return host + ":" + port;
    }

    /** The API's base URL. */
    public String baseUrl() {
        return "http://" + authority();
    }

    private static void requireLoopback(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    throw new IllegalArgumentException(
                            host + " is not a loopback address; load is made on one machine");
                }
            }
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("unknown host " + host, unknown);
        }
    }
}
