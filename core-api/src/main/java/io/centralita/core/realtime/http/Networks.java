package io.centralita.core.realtime.http;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The network an address belongs to: /24 of IPv4, /48 of IPv6; all of this machine's loopback is one. */
final class Networks {

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    private Networks() {}

    static String of(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return "unknown";
        }
        try {
            if (InetAddress.getByAddress(bytes).isLoopbackAddress()) {
                return "loopback";
            }
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? IPV4_BYTES : IPV6_BYTES));
    }
}
