package io.centralita.core.identity.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.identity.credentials.ApiKeyText.Environment;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ApiKeyTextTest {

    @Test
    void shouldReadBackWhatItReveals() {
        for (var environment : Environment.values()) {
            var key = ApiKeyText.next(environment);

            assertThat(ApiKeyText.read(key.reveal())).contains(key);
            assertThat(key.reveal()).matches(ApiKeyText.PATTERN).startsWith("ctl_" + environment.wire() + "_");
        }
    }

    @Test
    void shouldRefuseAnyChangedCharacter() {
        var text = ApiKeyText.next(Environment.LIVE).reveal();

        for (var at = "ctl_live_".length(); at < text.length(); at++) {
            var other = text.charAt(at) == 'a' ? 'b' : 'a';
            assertThat(ApiKeyText.read(text.substring(0, at) + other + text.substring(at + 1)))
                    .isEmpty();
        }
    }

    @Test
    void shouldNotTakeALiveKeyForATestKey() {
        var text = ApiKeyText.next(Environment.LIVE).reveal();

        assertThat(ApiKeyText.read(text.replace("live", "test"))).isEmpty();
    }

    @Test
    void shouldHideTheSecretInItsText() {
        var key = ApiKeyText.next(Environment.TEST);

        assertThat(key.toString()).doesNotContain(key.secret());
    }

    @Test
    void shouldMatchOnlyItsOwnHash() {
        var key = ApiKeyText.next(Environment.LIVE);

        assertThat(key.matches(key.secretHash())).isTrue();
        assertThat(key.matches(ApiKeyText.next(Environment.LIVE).secretHash())).isFalse();
    }

    @Test
    void shouldNotRepeatItself() {
        var seen = new HashSet<String>();
        for (var count = 0; count < 1000; count++) {
            assertThat(seen.add(ApiKeyText.next(Environment.LIVE).reveal())).isTrue();
        }
    }
}
