package io.centralita.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.identity.access.AccessFixture;
import io.centralita.core.identity.access.Standings;
import io.centralita.core.identity.credentials.PasswordHasher;
import io.centralita.core.identity.store.LoginRows;
import io.centralita.core.identity.store.SessionRows;
import io.centralita.core.identity.store.TransactionsFixture;
import io.centralita.core.kernel.db.TracedDatabase;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack case 36 without a watch: what a refused login asks of the database. */
@QuarkusTest
class LoginCostTest {

    private static final String WRONG = "not the password at all";

    @Inject
    Pool pool;

    @Inject
    FactLog log;

    @Inject
    Doorbell doorbell;

    @Inject
    Standings standings;

    @Inject
    LoginRows logins;

    @Inject
    SessionRows sessionRows;

    @Inject
    SessionGrants grants;

    @Inject
    PasswordHasher hasher;

    @Inject
    TestWorkspaces workspaces;

    private TracedDatabase database;
    private Sessions sessions;
    private TestWorkspace workspace;

    @BeforeEach
    void open() {
        database = new TracedDatabase(pool);
        sessions = new Sessions(
                TransactionsFixture.over(database, log, doorbell, standings),
                logins,
                sessionRows,
                grants,
                hasher,
                AccessFixture.loginThrottle());
        workspace = workspaces.create();
    }

    @Test
    void attack36ShouldAskTheSameForAnUnknownUserAsForAKnownOne() {
        var known = costOfRefusing(workspace.agent().email(), null);

        assertThat(known).endsWith("transaction", "write");
        assertThat(costOfRefusing(UUID.randomUUID() + "@example.test", null)).isEqualTo(known);
        assertThat(costOfRefusing(UUID.randomUUID() + "@example.test", workspace.slug()))
                .isEqualTo(known);
        assertThat(costOfRefusing(workspace.agent().email(), workspace.slug())).isEqualTo(known);
        assertThat(costOfRefusing(workspace.agent().email(), "no-such-workspace"))
                .isEqualTo(known);
    }

    private List<String> costOfRefusing(String email, @Nullable String slug) {
        assertThatThrownBy(() -> sessions.login(email, WRONG, slug, "198.51.100.9")
                        .await()
                        .atMost(Duration.ofSeconds(10)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("wrong");
        return database.taken();
    }
}
