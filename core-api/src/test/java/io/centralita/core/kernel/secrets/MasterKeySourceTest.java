package io.centralita.core.kernel.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeySourceTest {

    private final byte[] first = SecretsFixture.key();
    private final byte[] second = SecretsFixture.key();

    @TempDir
    Path data;

    @Test
    void shouldMakeAKeyFileAtTheFirstStartAndFindItAgain() {
        var made = source(Optional.empty(), List.of()).read();

        assertThat(made).hasSize(1);
        assertThat(source(Optional.empty(), List.of()).read()).containsExactly(made.get(0));
    }

    @Test
    void shouldTakeARenamedFileForAnOlderKey() throws Exception {
        var old = source(Optional.empty(), List.of()).read().get(0);
        Files.move(data.resolve("secrets/master.key"), data.resolve("secrets/until-november.key"));

        var keys = source(Optional.empty(), List.of()).read();

        assertThat(keys).hasSize(2);
        assertThat(keys.get(0)).isNotEqualTo(old);
        assertThat(keys.get(1)).isEqualTo(old);
    }

    @Test
    void shouldTakeTheFirstAndTheOtherKeysFromSettings() {
        assertThat(source(Optional.of(text(first)), List.of(text(second))).read())
                .containsExactly(first, second);
    }

    @Test
    void shouldOpenWithTheFilesKeyWhenTheSettingBecomesTheFirst() {
        var old = source(Optional.empty(), List.of()).read().get(0);

        assertThat(source(Optional.of(text(first)), List.of()).read()).containsExactly(first, old);
    }

    @Test
    void shouldRefuseAnOlderKeyThatIsNone() throws Exception {
        source(Optional.empty(), List.of()).read();
        Files.writeString(data.resolve("secrets/notes.key"), "remember the milk");

        assertThatIllegalStateException()
                .isThrownBy(() -> source(Optional.empty(), List.of()).read())
                .withMessageContaining("notes.key");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        source(Optional.of(text(first)), List.of("not base64!")).read())
                .withMessageContaining("centralita.secrets.other-keys")
                .withMessageNotContaining("not base64!");
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    private MasterKeySource source(Optional<String> key, List<String> others) {
        return new MasterKeySource(key, Optional.of(others), Optional.empty(), data.toString());
    }
}
