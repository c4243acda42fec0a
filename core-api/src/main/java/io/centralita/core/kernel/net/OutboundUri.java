package io.centralita.core.kernel.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of an outbound URI that decide where it goes, read strictly: what has two readings has none. */
record OutboundUri(String host, int port, boolean tls, Optional<InetAddress> literal) {

    private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");
    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    /** @throws BlockedAddressException when the URI is not one that can be called */
    static OutboundUri of(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new BlockedAddressException("only https and http addresses are called");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw new BlockedAddressException("the address has no usable host");
        }
        if (uri.getRawUserInfo() != null) {
            throw new BlockedAddressException("the address carries a user name");
        }
        var tls = scheme.equals("https");
        var port = uri.getPort() == -1 ? (tls ? 443 : 80) : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw new BlockedAddressException("the address has no usable port");
        }
        var host = bare(uri.getHost().toLowerCase(Locale.ROOT));
        return new OutboundUri(host, port, tls, literal(host));
    }

    boolean isLocalName() {
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    private static Optional<InetAddress> literal(String host) {
        if (host.indexOf(':') >= 0) {
            return Optional.of(six(host));
        }
        if (!NUMERIC_END.matcher(host).matches()) {
            return Optional.empty();
        }
        var bytes = DOTTED_QUAD.matcher(host).matches() ? NetUtil.createByteArrayFromIpAddressString(host) : null;
        if (bytes == null) {
            throw new BlockedAddressException("the address is a number in an ambiguous form");
        }
        return Optional.of(address(bytes));
    }

    private static InetAddress six(String host) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null || bytes.length != 16 || host.indexOf('%') >= 0) {
            throw new BlockedAddressException("the address has no usable host");
        }
        var address = address(bytes);
        if (address.getAddress().length != 16) {
            throw new BlockedAddressException("the address is an IPv4 address inside an IPv6 address");
        }
        return address;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
