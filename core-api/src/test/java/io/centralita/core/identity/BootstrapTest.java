package io.centralita.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BootstrapTest {

    @Inject
    Workspaces workspaces;

    @Inject
    KeyRotation keys;

    @Inject
    WorkspaceDirectory directory;

    @ParameterizedTest
    @ValueSource(strings = {"changeme", "ChangeMe1234!", "THISISMYSECURETOKEN", "password", "centralita"})
    void attack93ShouldNotStartWithASamplePassword(String password) {
        var bootstrap = new Bootstrap(workspaces, keys, "main", "owner@localhost", Optional.of(password));

        assertThatIllegalStateException()
                .isThrownBy(() -> bootstrap.start(new StartupEvent()))
                .withMessageContaining("centralita.bootstrap.owner-password");
    }

    @Test
    void attack93ShouldHaveNoDefaultPassword() {
        for (var password : new String[] {"owner", "admin", "main", "owner@localhost", "centralita"}) {
            Api.login("owner@localhost", password).statusCode(401);
        }
    }

    @Test
    void shouldStartAgainWithWhatIsThere() {
        var before = directory.all().await().indefinitely();

        new Bootstrap(workspaces, keys, "another", "owner@localhost", Optional.empty()).start(new StartupEvent());

        assertThat(directory.all().await().indefinitely()).containsAll(before).hasSameSizeAs(before);
        assertThat(before).isNotEmpty();
    }

    @Test
    void shouldRefuseAWeakPasswordBadSlugOrSecondWorkspaceOfAName() {
        assertThatThrownBy(() -> create("test-weak", "short")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> create("Not A Slug", "a long enough password")).isInstanceOf(ProblemException.class);
        create("test-twice", "a long enough password");
        assertThatThrownBy(() -> create("test-twice", "a long enough password"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("slug");
    }

    private void create(String slug, String password) {
        workspaces
                .create(new NewWorkspace("Test", slug, "owner@" + slug.length() + ".test", "Owner", password))
                .await()
                .indefinitely();
    }
}
