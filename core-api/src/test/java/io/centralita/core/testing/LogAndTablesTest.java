package io.centralita.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.identity.NewUser;
import io.centralita.core.identity.Role;
import io.centralita.core.identity.Users;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.ids.EventId;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** P8, without kills: transactions that roll back leave neither row nor event, and the comparison sees what is wrong. */
@QuarkusTest
class LogAndTablesTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    Users users;

    @Inject
    Database database;

    @Inject
    FactLog log;

    @Inject
    LogAndTables comparison;

    @Test
    void shouldAgreeWhenTransactionsRollBackAmongOthers() {
        var workspace = workspaces.create();
        IntStream.range(0, 60).parallel().forEach(number -> {
            if (number % 3 == 0) {
                assertThatThrownBy(() -> database.inWorkspace(
                                        workspace.id(),
                                        connection -> log.append(
                                                        connection, workspace.id(), List.of(fact("contact.created")))
                                                .flatMap(told -> Uni.createFrom()
                                                        .failure(new IllegalStateException("roll back"))))
                                .await()
                                .indefinitely())
                        .isInstanceOf(IllegalStateException.class);
            } else {
                var email = "user-" + number + "@" + workspace.slug() + ".test";
                users.create(
                                workspace.id(),
                                Actor.SYSTEM,
                                new NewUser(email, "User", Role.AGENT, TestWorkspaces.PASSWORD, 10))
                        .await()
                        .indefinitely();
            }
        });
        assertThat(comparison.differences(workspace.id())).isEmpty();
    }

    @Test
    void shouldSeeAnEventWithoutItsRow() {
        var workspace = workspaces.create();
        database.inWorkspace(
                        workspace.id(),
                        connection -> log.append(connection, workspace.id(), List.of(fact("contact.created"))))
                .await()
                .indefinitely();
        assertThat(comparison.differences(workspace.id())).containsExactly("every contact was created once");
    }

    @Test
    void shouldSeeALostEvent() {
        var workspace = workspaces.create();
        database.inWorkspace(
                        workspace.id(),
                        connection -> connection
                                .preparedQuery(
                                        "delete from facts where workspace_id = $1 and type = 'user.created' and seq ="
                                                + " (select min(seq) from facts where workspace_id = $1 and type = 'user.created')")
                                .execute(Tuple.of(workspace.id().value())))
                .await()
                .indefinitely();
        assertThat(comparison.differences(workspace.id()))
                .containsExactlyInAnyOrder("the seqs are dense up to the head", "every user was created once");
    }

    private static FactDraft fact(String type) {
        return new FactDraft(EventId.next(), type, Instant.now(), Audience.WORKSPACE, Actor.SYSTEM, "{}");
    }
}
