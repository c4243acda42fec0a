package io.centralita.core.kernel.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class PlatformSecretsTest {

    private final PlatformSecrets secrets = SecretsFixture.random();

    @Test
    void shouldDeriveTheSameForAPurposeAndAnotherForAnother() {
        assertThat(secrets.derive("cursor")).hasSize(32).isEqualTo(secrets.derive("cursor"));
        assertThat(secrets.derive("ticket")).isNotEqualTo(secrets.derive("cursor"));
        assertThat(SecretsFixture.random().derive("cursor")).isNotEqualTo(secrets.derive("cursor"));
    }

    @Test
    void shouldOpenOnlyWhereItWasSealedFor() {
        var sealed = secrets.seal("text".getBytes(UTF_8), "table|column|1");

        assertThat(secrets.open(sealed, "table|column|1")).isEqualTo("text".getBytes(UTF_8));
        assertThatIllegalStateException().isThrownBy(() -> secrets.open(sealed, "table|column|2"));
        assertThatIllegalStateException()
                .isThrownBy(() -> SecretsFixture.random().open(sealed, "table|column|1"));
    }

    @Test
    void shouldRefuseASealedTextWithAnyBitFlipped() {
        var sealed = secrets.seal("text".getBytes(UTF_8), "here");
        for (var at = 0; at < sealed.length; at++) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> secrets.open(changed, "here"));
        }
    }
}
