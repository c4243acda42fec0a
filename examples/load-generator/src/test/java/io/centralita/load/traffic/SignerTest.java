package io.centralita.load.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignerTest {

    /** RFC 4231, test case 2. */
    @Test
    void shouldGiveTheVectorOfTheRfc() {
        byte[] bytes =
                ("what do ya want for nothing?" + " ".repeat(Signer.HEX_LENGTH)).getBytes(StandardCharsets.US_ASCII);

        new Signer("Jefe").sign(bytes, 0, 28, 28);

        assertThat(new String(bytes, 28, Signer.HEX_LENGTH, StandardCharsets.US_ASCII))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
