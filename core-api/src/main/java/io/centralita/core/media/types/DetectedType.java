package io.centralita.core.media.types;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What bytes are by their first signs. Names no type it does not recognise: then it is {@code application/octet-stream}. */
public final class DetectedType {

    public static final String UNKNOWN = "application/octet-stream";
    public static final String ZIP = "application/zip";
    public static final String OLE = "application/x-ole-storage";
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String SVG = "image/svg+xml";
    public static final String XML = "text/xml";

    private static final int TEXT_SAMPLE = 1_024;

    private record Magic(int offset, byte[] signs, String type) {

        static Magic of(String signs, String type) {
            return at(0, signs, type);
        }

        static Magic at(int offset, String signs, String type) {
            return new Magic(offset, signs.getBytes(StandardCharsets.ISO_8859_1), type);
        }

        boolean in(byte[] head) {
            if (head.length < offset + signs.length) {
                return false;
            }
            for (var at = 0; at < signs.length; at++) {
                if (head[offset + at] != signs[at]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Magic> MAGIC = List.of(
            Magic.of("\u0089PNG\r\n\u001a\n", "image/png"),
            Magic.of("\u00ff\u00d8\u00ff", "image/jpeg"),
            Magic.of("GIF87a", "image/gif"),
            Magic.of("GIF89a", "image/gif"),
            Magic.at(8, "WEBP", "image/webp"),
            Magic.at(8, "WAVE", "audio/wav"),
            Magic.at(4, "ftypM4A", "audio/mp4"),
            Magic.at(4, "ftyp3g", "video/3gpp"),
            Magic.at(4, "ftypqt", "video/quicktime"),
            Magic.at(4, "ftyphei", "image/heic"),
            Magic.at(4, "ftypmif1", "image/heic"),
            Magic.at(4, "ftyp", "video/mp4"),
            Magic.of("OggS", "audio/ogg"),
            Magic.of("ID3", "audio/mpeg"),
            Magic.of("\u00ff\u00fb", "audio/mpeg"),
            Magic.of("\u00ff\u00f3", "audio/mpeg"),
            Magic.of("\u00ff\u00f2", "audio/mpeg"),
            Magic.of("\u00ff\u00f1", "audio/aac"),
            Magic.of("\u00ff\u00f9", "audio/aac"),
            Magic.of("#!AMR", "audio/amr"),
            Magic.of("\u001aE\u00df\u00a3", "video/webm"),
            Magic.of("%PDF-", "application/pdf"),
            Magic.of("PK\u0003\u0004", ZIP),
            Magic.of("PK\u0005\u0006", ZIP),
            Magic.of("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", OLE));

    private DetectedType() {}

    /** @param head the first bytes, some hundred at least where there are as many */
    public static String of(byte[] head) {
        for (var magic : MAGIC) {
            if (magic.in(head) && !(magic.offset() == 8 && !Magic.of("RIFF", "").in(head))) {
                return magic.type();
            }
        }
        return text(head);
    }

    /** Whether a browser that guesses could take the bytes for a page or a server for a script. */
    public static boolean looksLikeMarkup(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return text.contains("<script") || text.contains("<html") || text.contains("<?php") || text.contains("<svg");
    }

    private static String text(byte[] head) {
        var sample = sample(head);
        if (sample == null || head.length == 0) {
            return UNKNOWN;
        }
        var start = sample.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<svg") || (start.startsWith("<?xml") && start.contains("<svg"))) {
            return SVG;
        }
        if (start.startsWith("<!doctype html") || start.contains("<html") || start.contains("<script")) {
            return HTML;
        }
        return start.startsWith("<?xml") ? XML : TEXT;
    }

    /** The beginning as UTF-8 text; null when it is none. */
    private static @Nullable String sample(byte[] head) {
        var length = Math.min(head.length, TEXT_SAMPLE);
        var text = CharBuffer.allocate(length);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            var result = decoder.decode(ByteBuffer.wrap(head, 0, length), text, false);
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException notText) {
            return null;
        }
        var sample = text.flip().toString();
        return sample.chars().anyMatch(letter -> letter < ' ' && "\t\r\n\f".indexOf(letter) < 0) ? null : sample;
    }
}
