package io.centralita.channel.wppconnect.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.centralita.channel.wppconnect.json.NotJsonException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file in an answer, whatever stands around it and however it is cut into pieces. */
class FileScannerTest {
    private static final byte[] FILE = file();

    private static byte[] file() {
        byte[] bytes = new byte[1000];
        new Random(4).nextBytes(bytes);
        return bytes;
    }

    private static byte[] scan(FileScanner scanner, String answer, int piece) throws NotJsonException {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length; at += piece) {
            found.writeBytes(scanner.scan(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at))));
        }
        scanner.end();
        return found.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 64, 1000, 100_000})
    void shouldFindTheFileInPiecesOfAnySize(int piece) throws NotJsonException {
        String text = Base64.getEncoder().encodeToString(FILE);
        FileScanner scanner = new FileScanner();
        String before =
                "{ \"session\" : \"loja \\\"1\\\" \\u00e9 é\",\"n\":-1.5e+3,\"ok\":true,\"none\":null,\n\"deep\":"
                        + "[{\"base64\":\"AAAA\",\"a\":\"}\\\"]\"},[[]]],\"mimetype\":\"image\\/png\",\"base64\":\"";

        assertThat(scan(scanner, before + text + "\",\"after\":{\"mimetype\":\"x\"}}\r\n", piece))
                .isEqualTo(FILE);
        assertThat(scanner.mimeType()).isEqualTo("image/png");
        assertThat(scanner.size()).isEqualTo(FILE.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000, 100_000})
    void shouldUndoEscapesInTheFile(int piece) throws NotJsonException {
        String text = Base64.getEncoder().encodeToString(FILE);
        String slashes = text.replace("/", "\\/").replace("+", "\\u002b").replace("=", "\\u003D");
        assertThat(slashes).contains("\\/", "\\u002b", "\\u003D");

        assertThat(scan(new FileScanner(), "{\"base64\":\"" + slashes + "\"}", piece))
                .isEqualTo(FILE);
    }

    @Test
    void shouldTakeAFileWithoutPadding() throws NotJsonException {
        assertThat(scan(new FileScanner(), "{\"base64\":\"Ynl0ZXM\"}", 3))
                .asString()
                .isEqualTo("bytes");
    }

    @Test
    void shouldFindNoFileWhereNoneIs() throws NotJsonException {
        for (String answer : new String[] {
            "{}", "{\"base64\":null}", "{\"base64\":\"\"}", "{\"base64\":[\"AAAA\"]}", "{\"a\":{\"base64\":\"AAAA\"}}"
        }) {
            assertThat(scan(new FileScanner(), answer, 2)).as(answer).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<html>",
                "[]",
                "null",
                "{",
                "{\"base64\"",
                "{\"base64\":",
                "{\"base64\":\"AAAA",
                "{\"base64\":\"AAAA\"",
                "{\"base64\":\"AAAA\\",
                "{\"base64\":\"AAAA\",}",
                "{\"base64\":\"AAAA\"}{}",
                "{\"base64\":\"AAAA\",\"base64\":\"AAAA\"}",
                "{\"base64\":\"AAAA\" \"mimetype\":\"x\"}",
                "{\"base64\":\"AA=A\"}",
                "{\"base64\":\"AA==AAAA\"}",
                "{\"base64\":\"AAAAA\"}",
                "{\"base64\":\"AA*A\"}",
                "{\"base64\":\"AAA\\u0141\"}",
                "{\"base64\":\"AAAA\n\"}",
                "{\"base64\":\"AA\\xAA\"}",
                "{\"base64\":\"AA\\u00zz\"}",
                "{\"mimetype\":\"a\tb\"}",
                "{\"a\":[{\"b\":1}",
                "{\"a\":1 2}",
                "{\"a\":#}",
                "{a:1}"
            })
    void shouldRefuseWhatIsBroken(String answer) {
        for (int piece : new int[] {1, 3, 100}) {
            assertThatExceptionOfType(NotJsonException.class)
                    .as(answer + " in pieces of " + piece)
                    .isThrownBy(() -> scan(new FileScanner(), answer, piece));
        }
    }

    @Test
    void shouldHoldNothingOfAnAnswerWithoutEnd() throws NotJsonException {
        FileScanner scanner = new FileScanner();
        scanner.scan(ByteBuffer.wrap("{\"mimetype\":\"".getBytes(StandardCharsets.UTF_8)));
        byte[] letters = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < 64; n++) {
            scanner.scan(ByteBuffer.wrap(letters));
        }
        scanner.scan(ByteBuffer.wrap("\",\"base64\":\"AAAA\"}".getBytes(StandardCharsets.UTF_8)));
        scanner.end();
        assertThat(scanner.mimeType()).isEmpty();
        assertThat(scanner.size()).isEqualTo(3);
    }

    @Test
    void shouldSurviveDamageOfEveryByte() {
        byte[] whole =
                ("{\"session\":\"l\\u00e9\",\"n\":[1,{\"x\":\"\\\"\"}],\"base64\":\"Ynl0ZXM=\",\"mimetype\":\"a/b\"}")
                        .getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) value;
                FileScanner scanner = new FileScanner();
                try {
                    scanner.scan(ByteBuffer.wrap(damaged));
                    scanner.end();
                } catch (NotJsonException expected) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(whole.length * 100);
    }
}
