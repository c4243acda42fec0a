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

    @Test
    void shouldOpenWithOlderKeysAndSealWithTheFirst() {
        var old = SecretsFixture.key();
        var fresh = SecretsFixture.key();
        var sealedBefore = SecretsFixture.of(old).seal("text".getBytes(UTF_8), "here");
        var both = SecretsFixture.of(fresh, old);

        var sealedAgain = both.seal(both.open(sealedBefore, "here"), "here");

        assertThat(both.isCurrent(sealedBefore)).isFalse();
        assertThat(both.isCurrent(sealedAgain)).isTrue();
        assertThat(SecretsFixture.of(fresh).open(sealedAgain, "here")).isEqualTo("text".getBytes(UTF_8));
        assertThatIllegalStateException()
                .isThrownBy(() -> SecretsFixture.of(fresh).open(sealedBefore, "here"))
                .withMessageContaining("a key that is not here");
    }

    @Test
    void shouldDeriveFromTheFirstKeyAlone() {
        var old = SecretsFixture.key();
        var fresh = SecretsFixture.key();

        assertThat(SecretsFixture.of(fresh, old).derive("cursor"))
                .isEqualTo(SecretsFixture.of(fresh).derive("cursor"));
    }
}
