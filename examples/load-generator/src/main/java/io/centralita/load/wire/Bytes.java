package io.centralita.load.wire;

import java.nio.charset.StandardCharsets;

/** Searching and reading ASCII in byte arrays without making objects. */
public final class Bytes {

    private Bytes() {}

    /** The bytes of an ASCII text. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where {@code needle} starts within {@code [from, to)}; -1 if it does not. */
    public static int indexOf(byte[] bytes, byte[] needle, int from, int to) {
        byte first = needle[0];
        int last = to - needle.length;
        for (int at = from; at <= last; at++) {
            if (bytes[at] == first && matches(bytes, needle, at)) {
                return at;
            }
        }
        return -1;
    }

    /** As {@link #indexOf}, for a lower-case ASCII needle and text of any case. */
    public static int indexOfAnyCase(byte[] bytes, byte[] lowerCase, int from, int to) {
        int last = to - lowerCase.length;
        for (int at = from; at <= last; at++) {
            int n = 0;
            while (n < lowerCase.length && lowered(bytes[at + n]) == lowerCase[n]) {
                n++;
            }
            if (n == lowerCase.length) {
                return at;
            }
        }
        return -1;
    }

    /** Just behind the first {@code needle} within {@code [from, to)}; -1 if it is not there. */
    public static int after(byte[] bytes, byte[] needle, int from, int to) {
        int at = indexOf(bytes, needle, from, to);
        return at < 0 ? -1 : at + needle.length;
    }

    /** The decimal number that starts at {@code from}; 0 when no digit is there. */
    public static long number(byte[] bytes, int from, int to) {
        long value = 0;
        for (int at = from; at < to && isDigit(bytes[at]); at++) {
            value = value * 10 + (bytes[at] - '0');
        }
        return value;
    }

    /** The text from {@code from} up to the next quotation mark. */
    public static String untilQuote(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at++;
        }
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    /** Writes {@code value} with leading zeros into {@code width} bytes. */
    public static void putNumber(byte[] bytes, int at, int width, long value) {
        long rest = value;
        for (int position = at + width - 1; position >= at; position--) {
            bytes[position] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static boolean matches(byte[] bytes, byte[] needle, int at) {
        for (int n = 1; n < needle.length; n++) {
            if (bytes[at + n] != needle[n]) {
                return false;
            }
        }
        return true;
    }

    private static int lowered(byte value) {
        return value >= 'A' && value <= 'Z' ? value | 0x20 : value;
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
