package io.centralita.core.kernel.net;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which addresses may be called. Refused are all that are not of the public internet, those that carry another address inside
 * (mapped, NAT64, 6to4, Teredo), and this machine's own, unless the operator allows their range.
 */
final class OutboundRules {

    private static final List<Cidr> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(text -> range("", text))
            .toList();

    private final List<Cidr> allowed;
    private final String setting;
    private final Set<Integer> ports;
    private final Set<InetAddress> own;

    OutboundRules(List<String> allowedNetworks, Set<Integer> ports) {
        this("centralita.outbound.allowed-networks", allowedNetworks, ports);
    }

    /** @param setting where the operator names the allowed networks */
    OutboundRules(String setting, List<String> allowedNetworks, Set<Integer> ports) {
        this.setting = setting;
        this.allowed = allowedNetworks.stream()
                .map(text -> range(setting, text.strip()))
                .toList();
        this.ports = Set.copyOf(ports);
        this.own = ownAddresses();
    }

    /** The setting that names the allowed networks. */
    String setting() {
        return setting;
    }

    /** Whether the operator allows the address, whatever it is. */
    boolean allows(InetAddress address) {
        return in(allowed).test(address);
    }

    /** Whether it is an address of the public internet, not ours. */
    boolean isPublic(InetAddress address) {
        return !own.contains(address)
                && !address.isAnyLocalAddress()
                && in(NOT_PUBLIC).negate().test(address);
    }

    boolean allowsPort(int port) {
        return ports.contains(port);
    }

    private static Predicate<InetAddress> in(List<Cidr> ranges) {
        return address -> {
            var text = withoutZone(address.getHostAddress());
            return ranges.stream().anyMatch(range -> range.contains(text));
        };
    }

    private static String withoutZone(String text) {
        var zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static Cidr range(String setting, String text) {
        return Cidr.parse(text)
                .orElseThrow(() -> new IllegalStateException(setting + ": not an address or range: " + text));
    }

    private static Set<InetAddress> ownAddresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException unknown) {
            return Set.of();
        }
    }
}
