package io.centralita.core.kernel.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changeme",
                "ChangeMe123!",
                "password-2026",
                "THISISMYSECURETOKEN",
                "429683C4C977415CAAFCCE10F7D57E11",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "centralita",
                " mysecret "
            })
    void attack93ShouldKnowSampleSecrets(String secret) {
        assertThatIllegalStateException()
                .isThrownBy(() -> SampleSecrets.refuse("a.setting", secret))
                .withMessageContaining("a.setting")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(secret.strip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "k3f9-qm2x-77ab-zz10", "b6nUGdI69DBB17YCgldwXEcA"})
    void shouldTakeSecretsOfOnesOwn(String secret) {
        assertThat(SampleSecrets.isSample(secret)).isFalse();
    }
}
