package io.centralita.channel.wppconnect.stream;

import io.centralita.channel.wppconnect.json.NotJsonException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object byte by byte for the file in its field {@code base64}, wherever that stands, and holds neither the object
 * nor the file. Fields inside other fields do not count. A second file, something after the object, or a text that never ends
 * is not taken.
 */
public final class FileScanner {
    private static final String FILE = "base64";
    private static final String TYPE = "mimetype";

    private enum Place {
        BEFORE,
        FIRST_KEY,
        KEY,
        COLON,
        VALUE,
        PLAIN,
        NESTED,
        AFTER,
        END
    }

    private enum Text {
        KEY,
        FILE,
        OTHER,
        NESTED
    }

    private final Base64Text base64 = new Base64Text();
    private final ShortText word = new ShortText();
    private final Escapes escapes = new Escapes();
    private Place place = Place.BEFORE;
    private @Nullable Text text;
    private String key = "";
    private @Nullable String mimeType;
    private boolean fileSeen;
    private int depth;
    private long size;

    /** How many bytes of the file were found. */
    public long size() {
        return size;
    }

    /** What the object said of the file's type so far. */
    public @Nullable String mimeType() {
        return mimeType;
    }

    /**
     * Takes the next bytes of the object.
     *
     * @return the bytes of the file in them; may be empty
     * @throws NotJsonException when this is no such object; the scanner is of no use after that
     */
    public byte[] scan(ByteBuffer piece) throws NotJsonException {
        ByteArrayOutputStream found = new ByteArrayOutputStream(piece.remaining() / 4 * 3 + 3);
        try {
            while (piece.hasRemaining()) {
                if (text == Text.FILE && !escapes.open()) {
                    found.writeBytes(run(piece));
                } else if (text == null) {
                    structure(piece.get());
                } else {
                    found.writeBytes(letter(text, piece.get()));
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw new NotJsonException("not base64");
        }
        size += found.size();
        return found.toByteArray();
    }

    /** @throws NotJsonException when the object did not end */
    public void end() throws NotJsonException {
        if (place != Place.END || text != null) {
            throw new NotJsonException("broke off");
        }
    }

    /** Many letters of the file at once, up to what is none. */
    private byte[] run(ByteBuffer piece) throws NotJsonException {
        int from = piece.position();
        int to = from;
        while (to < piece.limit() && piece.get(to) != '"' && piece.get(to) != '\\') {
            to++;
        }
        if (to == from) {
            return letter(Text.FILE, piece.get());
        }
        ByteBuffer letters = piece.duplicate();
        letters.limit(to);
        piece.position(to);
        return base64.decode(letters);
    }

    private byte[] letter(Text in, byte next) throws NotJsonException {
        if (next == '"' && !escapes.open()) {
            return close(in);
        }
        int letter = escapes.read(next);
        if (letter == Escapes.NOT_YET) {
            return new byte[0];
        }
        if (in == Text.FILE) {
            return base64.decode(ByteBuffer.wrap(new byte[] {letter > 127 ? 0 : (byte) letter}));
        }
        if (in != Text.NESTED) {
            word.add(letter);
        }
        return new byte[0];
    }

    private byte[] close(Text in) {
        text = null;
        if (in == Text.KEY) {
            key = word.taken();
            place = Place.COLON;
        } else if (in != Text.NESTED) {
            place = Place.AFTER;
            String value = word.taken();
            mimeType = in == Text.OTHER && key.equals(TYPE) ? value : mimeType;
        }
        return in == Text.FILE ? base64.end() : new byte[0];
    }

    private void structure(byte next) throws NotJsonException {
        boolean blank = next == ' ' || next == '\n' || next == '\r' || next == '\t';
        if (blank) {
            place = place == Place.PLAIN ? Place.AFTER : place;
            return;
        }
        switch (place) {
            case BEFORE -> place = only(next == '{', Place.FIRST_KEY);
            case FIRST_KEY -> key(next, next == '}');
            case KEY -> key(next, false);
            case COLON -> place = only(next == ':', Place.VALUE);
            case VALUE -> value(next);
            case PLAIN, AFTER -> after(next);
            case NESTED -> nested(next);
            case END -> throw new NotJsonException("something follows the object");
        }
    }

    private static Place only(boolean expected, Place next) throws NotJsonException {
        if (!expected) {
            throw new NotJsonException("not an object");
        }
        return next;
    }

    private void key(byte next, boolean empty) throws NotJsonException {
        place = empty ? Place.END : only(next == '"', Place.KEY);
        text = empty ? null : Text.KEY;
    }

    private void value(byte next) throws NotJsonException {
        if (next == '"' && key.equals(FILE)) {
            place = only(!fileSeen, place);
            fileSeen = true;
            text = Text.FILE;
        } else if (next == '"') {
            text = Text.OTHER;
        } else if (next == '{' || next == '[') {
            depth = 1;
            place = Place.NESTED;
        } else {
            place = only(plain(next), Place.PLAIN);
        }
    }

    private void after(byte next) throws NotJsonException {
        if (next == ',') {
            place = Place.KEY;
        } else if (next == '}') {
            place = Place.END;
        } else {
            only(place == Place.PLAIN && plain(next), place);
        }
    }

    private void nested(byte next) {
        if (next == '"') {
            text = Text.NESTED;
        } else if (next == '{' || next == '[') {
            depth++;
        } else if (next == '}' || next == ']') {
            depth--;
        }
        place = depth == 0 ? Place.AFTER : place;
    }

    private static boolean plain(byte next) {
        return "+-.0123456789aeflnrstuE".indexOf(next) >= 0;
    }

    /** A text of which only so much matters; a longer one counts as empty. */
    private static final class ShortText {
        private static final int MOST = 256;

        private final byte[] letters = new byte[MOST];
        private int length;

        void add(int letter) {
            if (length < MOST) {
                letters[length] = (byte) letter;
            }
            length = Math.min(length + 1, MOST + 1);
        }

        String taken() {
            byte[] whole = length > MOST ? new byte[0] : Arrays.copyOf(letters, length);
            length = 0;
            return new String(whole, StandardCharsets.UTF_8);
        }
    }
}
