package io.centralita.core.kernel.net;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whose attempts are counted together: an address of IPv4, however it is written, also within IPv6; of IPv6 the network of 64 bits,
 * since whoever has one of its addresses has them all.
 */
public final class AddressBlock {

    private static final int NETWORK = 8;

    private AddressBlock() {}

    /** Equal for addresses of one block; a text that is no address is a block of its own. */
    public static String of(String address) {
        var bytes = Cidr.address(address);
        if (bytes.length == 0) {
            return address;
        }
        return HexFormat.of().formatHex(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, NETWORK));
    }
}
