package io.centralita.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {

    private static final Path HERE = Path.of("/repository");

    @Test
    void shouldNeedNoWords() {
        DemoOptions options = DemoOptions.parse(List.of(), HERE);

        assertThat(options.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(options.application()).isEqualTo(HERE.resolve("core-api/target/quarkus-app/quarkus-run.jar"));
        assertThat(options.api()).isEqualTo("http://127.0.0.1:8080");
        assertThat(options.management()).isEqualTo("http://127.0.0.1:9000");
        assertThat(options.emulatorPort()).isEqualTo(9090);
    }

    @Test
    void shouldTakeEachWord() {
        List<String> words = List.of(
                "--data",
                "/d",
                "--port",
                "1",
                "--management-port",
                "2",
                "--emulator-port",
                "3",
                "--application",
                "/a.jar");

        assertThat(DemoOptions.parse(words, HERE))
                .isEqualTo(new DemoOptions(Path.of("/d"), Path.of("/a.jar"), 1, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=80", "--port", "--help"})
    void shouldRefuseWhatItDoesNotKnow(String word) {
        assertThatThrownBy(() -> DemoOptions.parse(List.of(word), HERE)).isInstanceOf(IllegalArgumentException.class);
    }
}
