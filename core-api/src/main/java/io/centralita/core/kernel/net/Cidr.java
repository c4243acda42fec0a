package io.centralita.core.kernel.net;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.Optional;

/** A range of addresses, {@code 10.0.0.0/8}, or one address. Never asks a name server. */
public final class Cidr {

    private final byte[] network;
    private final int bits;

    private Cidr(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** Empty when the text is neither an address nor a range. */
    public static Optional<Cidr> parse(String text) {
        var slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.length == 0) {
            return Optional.empty();
        }
        var bits = slash < 0 ? address.length * 8 : bits(text.substring(slash + 1), address.length * 8);
        return bits < 0 ? Optional.empty() : Optional.of(new Cidr(address, bits));
    }

    /** False also for a text that is no address. */
    public boolean contains(String text) {
        var other = address(text);
        if (other.length != network.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((network[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Four or sixteen bytes, none when it is no literal address; a mapped IPv4 address is that IPv4 address. */
    static byte[] address(String text) {
        var literal = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        var bytes = NetUtil.createByteArrayFromIpAddressString(literal);
        if (bytes == null) {
            return new byte[0];
        }
        return isMapped(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    private static boolean isMapped(byte[] bytes) {
        if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
            return false;
        }
        for (var at = 0; at < 10; at++) {
            if (bytes[at] != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text, int most) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(Character::isDigit)) {
            return -1;
        }
        var bits = Integer.parseInt(text);
        return bits <= most ? bits : -1;
    }
}
