package io.centralita.core.identity.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.secrets.SecretsFixture;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

    private final WorkspaceId workspace = WorkspaceId.next();

    @Test
    void shouldReadBackWhatItReveals() {
        var token = RefreshToken.first(workspace);

        var read = RefreshToken.read(token.reveal()).orElseThrow();

        assertThat(read.workspace()).isEqualTo(workspace);
        assertThat(read.secret()).isEqualTo(token.secret()).hasSize(32);
        assertThat(read.hash()).isEqualTo(token.hash());
    }

    @Test
    void shouldHaveOneSuccessorThatTakesThePlatformsSecret() {
        var token = RefreshToken.first(workspace);
        var secrets = SecretsFixture.random();

        assertThat(token.successor(secrets).reveal())
                .isEqualTo(token.successor(secrets).reveal());
        assertThat(token.successor(secrets).reveal()).isNotEqualTo(token.reveal());
        assertThat(token.successor(SecretsFixture.random()).reveal())
                .isNotEqualTo(token.successor(secrets).reveal());
    }

    @Test
    void shouldRefuseWhatIsNoRefreshToken() {
        for (var text : new String[] {"", "ctr_", "ctr_" + "!".repeat(64), "ctr_" + "A".repeat(63), "eyJ"}) {
            assertThat(RefreshToken.read(text)).isEmpty();
        }
    }
}
