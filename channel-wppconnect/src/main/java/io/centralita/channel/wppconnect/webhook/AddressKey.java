package io.centralita.channel.wppconnect.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The secret part of the webhook address. It is all that tells the server's calls from anybody's, since it signs nothing. */
public final class AddressKey {
    static final String PARAMETER = "key";

    private final String current;
    private final List<byte[]> accepted;

    /** @param previous the keys before, still accepted */
    public AddressKey(String current, List<String> previous) {
        this.current = current;
        java.util.ArrayList<byte[]> all = new java.util.ArrayList<>();
        all.add(bytes(current));
        previous.forEach(key -> all.add(bytes(key)));
        this.accepted = List.copyOf(all);
    }

    /** In constant time for keys of equal length. */
    boolean opens(String given) {
        byte[] told = bytes(given);
        boolean opens = false;
        for (byte[] key : accepted) {
            opens |= MessageDigest.isEqual(key, told);
        }
        return opens;
    }

    /** The address to give to the server. */
    public URI on(URI address) {
        return URI.create(address + "?" + PARAMETER + "=" + current);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
