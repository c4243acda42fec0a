package io.centralita.core.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise P7 and attack case 89. */
@QuarkusTest
class IdempotencyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Database database;

    @Inject
    Idempotency idempotency;

    private final WorkspaceId workspace = WorkspaceId.next();
    private final UUID principal = UserId.next().value();
    private final AtomicInteger effects = new AtomicInteger();

    @BeforeEach
    void openWorkspace() {
        database.asPlatform(connection -> connection
                        .preparedQuery("insert into workspaces values ($1, $2, 'test', now())")
                        .execute(Tuple.of(workspace.value(), workspace.toString())))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void shouldAnswerTheSameAgainWithoutASecondEffect() {
        var first = request(principal, "key", "{}");
        var second = request(principal, "key", "{}");

        assertThat(first).isEqualTo(Answer.of(201, "/v1/things/1", "{\"effect\":1}"));
        assertThat(second).isEqualTo(new Answer(201, "/v1/things/1", "{\"effect\":1}", true));
        assertThat(second.response().getHeaderString("Idempotency-Replayed")).isEqualTo("true");
        assertThat(effects).hasValue(1);
    }

    @Test
    void shouldHaveOneEffectForTwentyAtOnce() {
        var requests = new ArrayList<Uni<Object>>();
        for (var at = 0; at < 20; at++) {
            requests.add(run(principal, "key", "{}")
                    .map(Object.class::cast)
                    .onFailure()
                    .recoverWithItem(failure -> failure));
        }

        List<Object> ends =
                Uni.join().all(requests).andCollectFailures().await().atMost(PATIENCE);

        assertThat(effects).hasValue(1);
        assertThat(ends)
                .filteredOn(end -> end instanceof Answer answer && !answer.replayed())
                .hasSize(1);
        assertThat(ends)
                .allSatisfy(end -> assertThat(end)
                        .satisfiesAnyOf(
                                answer -> assertThat(answer).isInstanceOf(Answer.class),
                                failure -> assertThat(failure)
                                        .isInstanceOfSatisfying(
                                                ProblemException.class,
                                                problem -> assertThat(problem.code())
                                                        .isEqualTo(ProblemCode.REQUEST_IN_PROGRESS))));
    }

    @Test
    void shouldRefuseTheKeyForAnotherRequest() {
        request(principal, "key", "{}");

        refused(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> request(principal, "key", "{\"other\":1}"));
        assertThat(effects).hasValue(1);
    }

    @Test
    void shouldKeepTheKeysOfPrincipalsApart() {
        request(principal, "key", "{}");
        var other = request(UserId.next().value(), "key", "{\"other\":1}");

        assertThat(other.replayed()).isFalse();
        assertThat(effects).hasValue(2);
    }

    @Test
    void shouldForgetARequestThatFailed() {
        assertThatThrownBy(() -> database.inWorkspace(
                                workspace,
                                connection -> idempotency.run(
                                        connection,
                                        workspace,
                                        IdempotencyKey.of("key", principal, "POST /things", "{}"),
                                        () -> Uni.createFrom().failure(new IllegalStateException("effect failed"))))
                        .await()
                        .atMost(PATIENCE))
                .hasMessage("effect failed");

        assertThat(request(principal, "key", "{}").replayed()).isFalse();
    }

    @Test
    void shouldTakeKeysOfUpTo255PrintableCharacters() {
        assertThat(request(principal, "k".repeat(255), "{}").status()).isEqualTo(201);
        for (var key : List.of("", "k".repeat(256), "k".repeat(300), "a\tb", "ключ")) {
            refused(ProblemCode.INVALID_IDEMPOTENCY_KEY, () -> request(principal, key, "{}"));
        }
    }

    @Test
    void shouldHaveNoMemoryWithoutAKey() {
        request(principal, null, "{}");
        request(principal, null, "{}");

        assertThat(effects).hasValue(2);
    }

    @Test
    void shouldForgetOldKeys() {
        request(principal, "key", "{}");

        idempotency.purge(Instant.now().minusSeconds(60)).await().atMost(PATIENCE);
        assertThat(request(principal, "key", "{}").replayed()).isTrue();
        idempotency.purge(Instant.now().plusSeconds(60)).await().atMost(PATIENCE);
        assertThat(request(principal, "key", "{}").replayed()).isFalse();
    }

    /** Of a node that is gone. */
    @Test
    void shouldForgetOldClaims() {
        claim(Duration.ZERO);
        claim(Duration.ofMinutes(5));
        refused(ProblemCode.REQUEST_IN_PROGRESS, () -> claim(Duration.ofMinutes(5)));

        idempotency.purge(Instant.now()).await().atMost(PATIENCE);
        refused(ProblemCode.REQUEST_IN_PROGRESS, () -> claim(Duration.ofMinutes(5)));
        idempotency.purge(Instant.now().plusSeconds(600)).await().atMost(PATIENCE);

        assertThat(claim(Duration.ZERO)).isInstanceOf(Idempotency.Claimed.Ours.class);
    }

    private Idempotency.Claimed claim(Duration length) {
        var key = IdempotencyKey.of("key", principal, "POST /things", "{}").orElseThrow();
        return database.inWorkspace(workspace, connection -> idempotency.claim(connection, workspace, key, length))
                .await()
                .atMost(PATIENCE);
    }

    private Answer request(UUID caller, @Nullable String key, String body) {
        return run(caller, key, body).await().atMost(PATIENCE);
    }

    private Uni<Answer> run(UUID caller, @Nullable String key, String body) {
        Optional<IdempotencyKey> known = IdempotencyKey.of(key, caller, "POST /things", body);
        return database.inWorkspace(
                workspace,
                connection -> idempotency.run(
                        connection,
                        workspace,
                        known,
                        () -> connection
                                .query("select pg_sleep(0.05)")
                                .execute()
                                .map(rows -> Answer.of(
                                        201, "/v1/things/1", "{\"effect\":" + effects.incrementAndGet() + "}"))));
    }

    private static void refused(ProblemCode code, Runnable request) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
