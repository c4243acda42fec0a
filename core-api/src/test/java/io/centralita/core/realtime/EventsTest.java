package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.LogRetention;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsTest {

    @Inject
    TestLog log;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    LogRetention retention;

    private TestWorkspace workspace;
    private long start;

    @BeforeEach
    void enter() {
        workspace = workspaces.create();
        List.of(workspace.owner(), workspace.supervisor(), workspace.agent())
                .forEach(user -> assertThat(user.accessToken()).isNotEmpty());
        start = log.head(workspace.id()).headSeq();
    }

    @Test
    void shouldListTheEventsAfterASeqThatTheCallerMaySee() {
        var agent = workspace.agent();
        log.append(
                workspace.id(),
                TestLog.message(UUID.randomUUID(), agent.id().value(), "mine"),
                TestLog.message(UUID.randomUUID(), UUID.randomUUID(), "theirs"),
                TestLog.message(UUID.randomUUID(), null, "nobody's"));

        agent.request()
                .get("/v1/events?after=" + start)
                .then()
                .statusCode(200)
                .body("data.data.body", contains("mine", "nobody's"))
                .body("data.seq", contains((int) start + 1, (int) start + 3))
                .body("next_cursor", equalTo(String.valueOf(start + 3)))
                .body("has_more", equalTo(false));
        workspace
                .supervisor()
                .request()
                .get("/v1/events?limit=1&after=" + start)
                .then()
                .body("data.data.body", contains("mine"))
                .body("next_cursor", equalTo(String.valueOf(start + 1)))
                .body("has_more", equalTo(true));
    }

    @Test
    void shouldListTheAskedTypesOnly() {
        workspace
                .owner()
                .request()
                .get("/v1/events?types=user.*,message.created")
                .then()
                .statusCode(200);
        workspace
                .owner()
                .request()
                .get("/v1/events?types=message.created")
                .then()
                .body("data", empty())
                .body("next_cursor", equalTo(String.valueOf(start)));
    }

    /** However much there is that is not wanted, one request reads only so much of it, and says how far it got. */
    @Test
    void shouldNotReadTheWholeLogInOneRequest() {
        var crowd = Stream.generate(() -> TestLog.message(UUID.randomUUID(), null, "crowd"))
                .limit(6_000)
                .toArray(FactDraft[]::new);
        log.append(workspace.id(), crowd);

        for (var query : new String[] {"types=nope", "types=nope&wait=10"}) {
            var page = workspace
                    .owner()
                    .request()
                    .get("/v1/events?" + query + "&after=" + start)
                    .then()
                    .statusCode(200)
                    .body("data", empty())
                    .body("has_more", equalTo(true))
                    .extract();
            workspace
                    .owner()
                    .request()
                    .get("/v1/events?types=nope&after=" + page.path("next_cursor"))
                    .then()
                    .body("data", empty())
                    .body("has_more", equalTo(false))
                    .body("next_cursor", equalTo(String.valueOf(start + 6_000)));
        }
    }

    @Test
    void shouldWaitForTheFirstEvent() throws Exception {
        var answer = CompletableFuture.supplyAsync(
                () -> workspace.supervisor().request().get("/v1/events?wait=20&after=" + start));
        log.append(workspace.id(), TestLog.message(UUID.randomUUID(), null, "at last"));
        answer.get(10, TimeUnit.SECONDS).then().statusCode(200).body("data.data.body", contains("at last"));
    }

    @Test
    void shouldAnswerEmptyWhenNothingComesInTime() {
        var began = System.nanoTime();
        workspace
                .supervisor()
                .request()
                .get("/v1/events?wait=1&after=" + start)
                .then()
                .statusCode(200)
                .body("data", empty());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }

    @Test
    void shouldRefuseWhatIsNoLongerKept() {
        log.append(workspace.id(), TestLog.message(UUID.randomUUID(), null, "old"));
        retention.advance(workspace.id(), Duration.ofSeconds(-60)).await().indefinitely();
        assertThat(log.head(workspace.id()).minSeq()).isEqualTo(start + 2);
        workspace
                .supervisor()
                .request()
                .get("/v1/events?after=" + start)
                .then()
                .statusCode(410)
                .body("code", equalTo("cursor_expired"));
    }

    @Test
    void shouldRefuseBadParameters() {
        var request = workspace.supervisor();
        for (var query : new String[] {"after=x", "after=-1", "limit=0", "limit=201", "wait=31"}) {
            request.request().get("/v1/events?" + query).then().statusCode(422);
        }
    }
}
