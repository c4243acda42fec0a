package io.centralita.channel.wppconnect.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** Base64 that comes in pieces of any size. Strict: nothing but its letters, padding only at the end. */
final class Base64Text {
    private static final int GROUP = 4;

    private byte[] carried = new byte[0];
    private boolean padded;

    /**
     * The bytes that are whole by now.
     *
     * @throws IllegalArgumentException when the text is not base64
     */
    byte[] decode(ByteBuffer text) {
        byte[] all = Arrays.copyOf(carried, carried.length + text.remaining());
        text.get(all, carried.length, text.remaining());
        int whole = all.length / GROUP * GROUP;
        carried = Arrays.copyOfRange(all, whole, all.length);
        return groups(whole == all.length ? all : Arrays.copyOf(all, whole));
    }

    /**
     * The bytes of a last group that has no padding.
     *
     * @throws IllegalArgumentException when the text is not base64
     */
    byte[] end() {
        byte[] rest = carried;
        carried = new byte[0];
        return groups(rest);
    }

    private byte[] groups(byte[] text) {
        if (text.length == 0) {
            return text;
        }
        if (padded) {
            throw new IllegalArgumentException("something follows the padding");
        }
        padded = text[text.length - 1] == '=';
        return Base64.getDecoder().decode(text);
    }
}
