package io.centralita.core.media.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Attack case 71. */
class FileNameTest {

    @Test
    void shouldKeepOnlyTheLastPartOfAPath() {
        assertThat(FileName.clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileName.clean("C:\\temp\\a.png")).isEqualTo("a.png");
        assertThat(FileName.clean("..")).isNull();
        assertThat(FileName.clean("")).isNull();
        assertThat(FileName.clean(null)).isNull();
        assertThat(FileName.clean("x".repeat(500))).hasSize(150);
    }

    @Test
    void shouldTakeOutWhatIsNoLetter() {
        assertThat(FileName.clean("a\r\nX: 1\u0000.png")).isEqualTo("aX: 1.png");
        assertThat(FileName.clean("\u202egnp.exe")).isEqualTo("gnp.exe");
    }

    @Test
    void shouldSayItInBothForms() {
        assertThat(FileName.disposition(true, "peça \"1\".png"))
                .isEqualTo("inline; filename=\"pe_a _1_.png\"; filename*=UTF-8''pe%C3%A7a%20%221%22.png");
        assertThat(FileName.disposition(false, "a;b%.pdf"))
                .isEqualTo("attachment; filename=\"a_b_.pdf\"; filename*=UTF-8''a%3Bb%25.pdf");
    }
}
