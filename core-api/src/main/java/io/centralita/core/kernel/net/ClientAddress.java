package io.centralita.core.kernel.net;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whose request it is. {@code X-Forwarded-For} is believed only from a proxy in {@code centralita.http.trusted-proxies}
 * (a list of ranges, empty by default), read from the right: the first address that is not such a proxy.
 */
@ApplicationScoped
public class ClientAddress {

    private static final String UNKNOWN = "0.0.0.0";

    private final List<Cidr> proxies;

    ClientAddress(@ConfigProperty(name = "centralita.http.trusted-proxies") Optional<List<String>> proxies) {
        this.proxies = proxies.orElse(List.of()).stream()
                .map(text -> Cidr.parse(text.strip())
                        .orElseThrow(() -> new IllegalStateException(
                                "centralita.http.trusted-proxies: not an address or range: " + text)))
                .toList();
    }

    public String of(HttpServerRequest request) {
        var peer = request.remoteAddress() == null || request.remoteAddress().hostAddress() == null
                ? UNKNOWN
                : request.remoteAddress().hostAddress();
        return of(peer, request.headers().getAll("X-Forwarded-For"));
    }

    String of(String peer, List<String> forwarded) {
        var client = peer;
        var hops = hops(forwarded);
        for (var at = hops.size() - 1; at >= 0 && isProxy(client); at--) {
            if (Cidr.parse(hops.get(at)).isEmpty()) {
                return client;
            }
            client = hops.get(at);
        }
        return client;
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }

    private static List<String> hops(List<String> headers) {
        var hops = new ArrayList<String>();
        for (var header : headers) {
            for (var hop : header.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        return hops;
    }
}
