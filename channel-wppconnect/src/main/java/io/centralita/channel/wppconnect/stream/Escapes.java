package io.centralita.channel.wppconnect.stream;

import io.centralita.channel.wppconnect.json.NotJsonException;

/** The letters of a JSON text, escapes undone, a byte at a time. Bytes of a letter outside ASCII come as they are. */
final class Escapes {
    /** The letter is not whole. */
    static final int NOT_YET = -1;

    private static final String NAMES = "\"\\/bfnrt";
    private static final String LETTERS = "\"\\/\b\f\n\r\t";
    private static final int HEX_DIGITS = 4;

    private boolean begun;
    private int digits;
    private int code;

    /** Whether an escape has begun. */
    boolean open() {
        return begun;
    }

    /** @throws NotJsonException when there is no such escape, or the byte may not stand in a text */
    int read(byte next) throws NotJsonException {
        if (!begun) {
            if (next >= 0 && next < ' ') {
                throw new NotJsonException("a control character in a text");
            }
            begun = next == '\\';
            return begun ? NOT_YET : next & 0xff;
        }
        return digits > 0 ? digit(next) : named(next);
    }

    private int named(byte next) throws NotJsonException {
        if (next == 'u') {
            digits = HEX_DIGITS;
            code = 0;
            return NOT_YET;
        }
        int name = NAMES.indexOf(next);
        if (name < 0) {
            throw new NotJsonException("no such escape");
        }
        begun = false;
        return LETTERS.charAt(name);
    }

    private int digit(byte next) throws NotJsonException {
        int value = Character.digit(next, 16);
        if (value < 0) {
            throw new NotJsonException("no such escape");
        }
        code = code * 16 + value;
        digits--;
        begun = digits > 0;
        return begun ? NOT_YET : code;
    }
}
