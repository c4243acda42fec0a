package io.centralita.core.media.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectedTypeTest {

    @ParameterizedTest
    @CsvSource({
        "89504E470D0A1A0A, image/png",
        "FFD8FFE0, image/jpeg",
        "52494646000000005745425056503820, image/webp",
        "524946460000000057415645, audio/wav",
        "4F67675300, audio/ogg",
        "000000186674797033677034, video/3gpp",
        "00000018667479704D344120, audio/mp4",
        "00000018667479706D703432, video/mp4",
        "255044462D312E37, application/pdf",
        "504B0304, application/zip",
        "2321414D520A, audio/amr",
        "00010203, application/octet-stream"
    })
    void shouldKnowFilesByTheirFirstSigns(String hex, String type) {
        assertThat(DetectedType.of(HexFormat.of().parseHex(hex))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "Olá, tudo bem? | text/plain",
                "  <svg onload=alert(1)> | image/svg+xml",
                "<?xml version='1.0'?><svg/> | image/svg+xml",
                "<!DOCTYPE html><p> | text/html",
                "text <script>x</script> | text/html"
            },
            delimiter = '|')
    void shouldTellTextsApart(String text, String type) {
        assertThat(DetectedType.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(type);
    }

    @Test
    void shouldNotBeConfusedByALetterCutInTwo() {
        var text = ("a".repeat(1_023) + "é").getBytes(StandardCharsets.UTF_8);

        assertThat(DetectedType.of(text)).isEqualTo(DetectedType.TEXT);
    }

    @Test
    void shouldReadDeclaredTypesStrictly() {
        assertThat(DeclaredType.bare("Audio/OGG; codecs=opus")).isEqualTo("audio/ogg");
        assertThat(DeclaredType.bare("text/html\r\nX: 1")).isEqualTo(DetectedType.UNKNOWN);
        assertThat(DeclaredType.bare("nonsense")).isEqualTo(DetectedType.UNKNOWN);
    }
}
