package io.centralita.core.channels.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Credential;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Idempotency;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** P7: one request under a key is at the provider, whichever nodes were asked. */
@QuarkusTest
class ProviderCreationsTest {

    @Inject
    Database database;

    @Inject
    Idempotency idempotency;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations sql;

    private final AtomicInteger asked = new AtomicInteger();
    private final CompletableFuture<String> provider = new CompletableFuture<>();
    private final CompletableFuture<Void> atTheProvider = new CompletableFuture<>();
    private ProviderCreations oneNode;
    private ProviderCreations anotherNode;
    private Caller caller;

    @BeforeEach
    void begin() {
        oneNode = node();
        anotherNode = node();
        caller = new Caller(
                workspaces.create().id(),
                UUID.randomUUID(),
                Caller.Kind.API_KEY,
                Set.of(),
                Set.of(),
                new Credential.OfApiKey("test", null, Instant.MAX, "127.0.0.1"));
    }

    @Test
    void shouldAskTheProviderOnceWhicheverNodesAreAsked() {
        var first = request(oneNode, "body");
        atTheProvider.join();

        refused(request(anotherNode, "body"));
        refused(request(oneNode, "body"));
        provider.complete("made");

        assertThat(first.join().replayed()).isFalse();
        assertThat(request(anotherNode, "body").join()).isEqualTo(new Answer(201, null, "made", true));
        assertThat(asked).hasValue(1);
        assertThat(claims()).isZero();
    }

    @Test
    void shouldAskAgainWhenTheFirstFailed() {
        var first = request(oneNode, "body");
        atTheProvider.join();
        provider.completeExceptionally(new IllegalStateException("the provider says no"));
        assertThatThrownBy(first::join).hasMessageContaining("the provider says no");

        assertThatThrownBy(() -> request(anotherNode, "body").join()).hasMessageContaining("the provider says no");
        assertThat(asked).hasValue(2);
    }

    /** The node that asked is gone. */
    @Test
    void shouldAskAgainWhenTheTimeOfTheFirstIsOver() {
        request(oneNode, "body");
        atTheProvider.join();
        sql.execute(
                caller.workspace(),
                "update idempotency_claims set held_until = now() - interval '1 second' where workspace_id = $1");

        var second = request(anotherNode, "body", () -> Uni.createFrom().item("made by the second"));

        assertThat(second.join().body()).isEqualTo("made by the second");
    }

    /** Nodes have nothing in common but the database. */
    private ProviderCreations node() {
        return new ProviderCreations(database, idempotency);
    }

    private CompletableFuture<Answer> request(ProviderCreations node, String body) {
        return request(node, body, this::ask);
    }

    private CompletableFuture<Answer> request(ProviderCreations node, String body, Supplier<Uni<String>> ask) {
        var key = IdempotencyKey.of("key", caller.principal(), "POST /things", body);
        return node.once(
                        caller, key, ask, (connection, made) -> Uni.createFrom().item(Answer.of(201, null, made)))
                .subscribeAsCompletionStage()
                .orTimeout(20, TimeUnit.SECONDS);
    }

    private Uni<String> ask() {
        asked.incrementAndGet();
        atTheProvider.complete(null);
        return Uni.createFrom().completionStage(provider);
    }

    private static void refused(CompletableFuture<Answer> request) {
        assertThatThrownBy(request::join)
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.REQUEST_IN_PROGRESS));
    }

    private long claims() {
        return sql.execute(caller.workspace(), "select count(*) from idempotency_claims where workspace_id = $1")
                .get(0)
                .getLong(0);
    }
}
