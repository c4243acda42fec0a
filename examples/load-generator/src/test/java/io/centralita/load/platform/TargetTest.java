package io.centralita.load.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void shouldTakeLoopback() {
        assertThat(Target.of("http://127.0.0.1:8080", 9000).authority()).isEqualTo("127.0.0.1:8080");
        assertThat(Target.of("http://localhost:8081", 9000).port()).isEqualTo(8081);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://192.0.2.7:8080", "http://10.0.0.1", "http://0.0.0.0:8080", "http://[2001:db8::1]:80"})
    void shouldRefuseEveryOtherMachine(String url) {
        assertThatThrownBy(() -> Target.of(url, 9000)).hasMessageContaining("loopback");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1", "127.0.0.1:8080x", "ftp://127.0.0.1"})
    void shouldRefuseWhatIsNoPlainUrl(String url) {
        assertThatThrownBy(() -> Target.of(url, 9000)).isInstanceOf(IllegalArgumentException.class);
    }
}
