package io.centralita.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.oneOf;

import io.centralita.core.identity.Role;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.messages.WalkRig;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LeastBusyAssignmentTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    @Inject
    WalkRig rig;

    private TestWorkspace here;
    private ChannelId channel;

    @BeforeEach
    void openWorkspace() {
        here = workspaces.create();
        channel = rows.channel(here.id());
    }

    @Test
    void shouldShareNewConversationsEvenlyAmongThoseOnline() {
        var agents = List.of(here.agent(), workspaces.addUser(here, Role.AGENT), workspaces.addUser(here, Role.AGENT));
        agents.forEach(agent -> presence(agent, "online").then().statusCode(200));
        presence(here.supervisor(), "away").then().statusCode(200);

        var opened = new ArrayList<ConversationId>();
        for (var at = 0; at < 9; at++) {
            opened.add(open());
        }

        await().untilAsserted(() ->
                assertThat(opened).allSatisfy(id -> assertThat(assignee(id)).isNotNull()));
        var assignees = opened.stream().map(this::assignee).toList();
        assertThat(agents)
                .allSatisfy(agent -> assertThat(assignees)
                        .filteredOn(agent.id().value()::equals)
                        .hasSize(3));
        assertThat(opened)
                .allSatisfy(id -> assertThat(rows.factTypes(here.id(), id))
                        .containsExactly("conversation.opened", "conversation.assigned"));
    }

    @Test
    void shouldGiveTheOldestFirstWhenAnAgentComesOnlineAndWhenCapacityFrees() {
        capacity(here.agent(), 1);
        var oldest = open();
        var younger = open();
        await().untilAsserted(() -> explain(oldest)
                .then()
                .body("state", equalTo("waiting"))
                .body("decisions", hasSize(1))
                .body("decisions[0].reason", equalTo("nobody_online")));

        presence(here.agent(), "online").then().statusCode(200);

        await().untilAsserted(() ->
                assertThat(assignee(oldest)).isEqualTo(here.agent().id().value()));
        assertThat(assignee(younger)).isNull();
        explain(younger)
                .then()
                .body("candidates[0].load", equalTo(1))
                .body("candidates[0].capacity", equalTo(1))
                .body("candidates[0].eligible", equalTo(false));

        await().until(this::roundOfTheAssignmentIsOver);
        close(oldest);

        await().untilAsserted(() ->
                assertThat(assignee(younger)).isEqualTo(here.agent().id().value()));
        explain(younger)
                .then()
                .body("state", equalTo("assigned"))
                .body("assignee_id", equalTo(here.agent().id().toString()))
                .body("decisions.outcome", contains("assigned", "waiting"))
                .body("decisions[0].policy", equalTo("least_busy"))
                .body("decisions[0].cause", equalTo("conversation.status_changed"))
                .body(
                        "decisions[0].candidates[0].user_id",
                        equalTo(here.agent().id().toString()));
    }

    /** An assignment asks for a round too, which would give what is freed before it came. */
    private boolean roundOfTheAssignmentIsOver() {
        return rows.execute(here.id(), """
                        select 1 from facts f
                        join fact_cursors c on c.workspace_id = f.workspace_id and c.reader = 'routing.least_busy'
                        where f.workspace_id = $1 and f.type = 'conversation.assigned' and f.seq > c.seq""").isEmpty();
    }

    @Test
    void shouldGiveAnUnassignedOneToAnotherWhoIsLessBusy() {
        var other = workspaces.addUser(here, Role.AGENT);
        presence(here.agent(), "online");
        var first = open();
        await().untilAsserted(() -> assertThat(assignee(first)).isNotNull());
        presence(other, "online");
        presence(here.agent(), "away");

        here.supervisor()
                .request()
                .header("If-Match", "*")
                .delete("/v1/conversations/" + first + "/assignment")
                .then()
                .statusCode(200);

        await().untilAsserted(
                        () -> assertThat(assignee(first)).isEqualTo(other.id().value()));
    }

    @Test
    void shouldAssignOnceWhileAgentsClaimTheSame() {
        presence(here.agent(), "online");
        var opened = new ArrayList<ConversationId>();
        for (var at = 0; at < 10; at++) {
            var id = open();
            opened.add(id);
            here.admin()
                    .request()
                    .contentType("application/json")
                    .body("{\"assignee_id\":\"me\"}")
                    .post("/v1/conversations/" + id + "/assignment")
                    .then()
                    .statusCode(oneOf(200, 409));
        }

        await().untilAsserted(() ->
                assertThat(opened).allSatisfy(id -> assertThat(assignee(id)).isNotNull()));
        assertThat(opened)
                .allSatisfy(id -> assertThat(rows.factTypes(here.id(), id)).containsOnlyOnce("conversation.assigned"));
    }

    /** More wait for a team nobody of which is here than a round looks at. */
    @Test
    void shouldGiveOutWhatIsBehindManyThatNobodyHereCanTake() {
        var away = rows.team(here.id(), here.supervisor().id());
        var busy = rows.team(here.id(), here.admin().id());
        capacity(here.admin(), 0);
        presence(here.admin(), "online").then().statusCode(200);
        queue(300, away);
        queue(300, busy);
        presence(here.agent(), "online").then().statusCode(200);

        var behind = open();

        await().untilAsserted(() ->
                assertThat(assignee(behind)).isEqualTo(here.agent().id().value()));
    }

    /** Those that changed last are explained, however many wait. */
    @Test
    void shouldExplainWhatNobodyHereCanTakeBehindManyOthers() {
        var team = rows.team(here.id(), here.supervisor().id());
        queue(600, team);
        presence(here.agent(), "online").then().statusCode(200);

        var id = open();
        await().untilAsserted(() -> assertThat(assignee(id)).isNotNull());
        rows.execute(
                here.id(),
                "update conversations set team_id = $3, assignee_id = null, updated_at = now() + interval '1 minute'"
                        + " where workspace_id = $1 and id = $2",
                id.value(),
                team.value());
        presence(here.supervisor(), "away").then().statusCode(200);

        await().untilAsserted(() -> explain(id)
                .then()
                .body("decisions[0].outcome", equalTo("waiting"))
                .body("decisions[0].reason", equalTo("nobody_of_the_team_online")));
    }

    @Test
    void shouldGiveATeamsConversationToWhoJoinsIt() {
        var team = rows.team(here.id());
        presence(here.agent(), "online").then().statusCode(200);
        var waiting = queue(1, team).get(0);
        var last = open();
        await().untilAsserted(() -> assertThat(assignee(last)).isNotNull());
        assertThat(assignee(waiting)).isNull();

        here.owner()
                .request()
                .put("/v1/teams/" + team + "/members/" + here.agent().id())
                .then()
                .statusCode(oneOf(200, 201, 204));

        await().untilAsserted(() ->
                assertThat(assignee(waiting)).isEqualTo(here.agent().id().value()));
    }

    /** A round has seen it wait for one team; it is moved to another before the round writes. */
    @Test
    void shouldNotGiveToATeamWhatHasLeftIt() {
        var before = rows.team(here.id(), here.agent().id());
        var after = rows.team(here.id(), here.supervisor().id());
        var moving = queue(1, before).get(0);
        var line = new WalkRig.Line(here, channel.toString());
        var move = new CompletableFuture<Void>();
        var moved = rig.holding(
                line,
                "update conversations set team_id = '" + after.value() + "' where workspace_id = $1 and id = '"
                        + moving.value() + "'",
                move);
        presence(here.agent(), "online").then().statusCode(200);
        await().until(() -> rig.waitsForALock(line, "select %conversation.id = $2 for update"));

        move.complete(null);
        moved.join();

        var next = queue(1, before).get(0);
        presence(here.supervisor(), "online").then().statusCode(200);
        await().untilAsserted(() ->
                assertThat(assignee(next)).isEqualTo(here.agent().id().value()));
        await().untilAsserted(() ->
                assertThat(assignee(moving)).isEqualTo(here.supervisor().id().value()));
    }

    @Test
    void shouldTellPresenceOnceForEachChange() {
        for (var state : List.of("online", "online", "away")) {
            presence(here.agent(), state).then().statusCode(200).body("state", equalTo(state));
        }
        presence(here.supervisor(), "online");

        here.viewer()
                .request()
                .get("/v1/presence")
                .then()
                .statusCode(200)
                .body(
                        "data.user_id",
                        containsInAnyOrder(
                                here.agent().id().toString(),
                                here.supervisor().id().toString()))
                .body("data.state", containsInAnyOrder("away", "online"));
        assertThat(rows.execute(
                        here.id(), "select 1 from facts where workspace_id = $1 and type = 'agent.presence_changed'"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"state\":\"busy\"}", "{\"state\":null}", "{\"state\":\"online\",\"user_id\":\"usr_1\"}"
            })
    void shouldRefuseABodyThatIsNoPresence(String body) {
        here.agent()
                .request()
                .contentType("application/json")
                .body(body)
                .put("/v1/presence")
                .then()
                .statusCode(422);
        presence(here.viewer(), "online").then().statusCode(403);
    }

    @Test
    void shouldExplainOnlyToWhoMaySeeTheConversation() {
        var id = open();

        workspaces
                .create()
                .owner()
                .request()
                .get("/v1/conversations/" + id + "/routing")
                .then()
                .statusCode(404);
    }

    private ConversationId open() {
        var contact = rows.contact(here.id(), "Ana");
        String id = here.owner()
                .request()
                .contentType("application/json")
                .body("{\"channel_id\":\"" + channel + "\",\"contact_id\":\"" + contact + "\"}")
                .post("/v1/conversations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return ConversationId.fromString(Objects.requireNonNull(id));
    }

    /** So many open ones of a team, made long ago; no fact tells of them. */
    private List<ConversationId> queue(int amount, TeamId team) {
        return rows.execute(here.id(), """
                        with people as (
                            insert into contacts (workspace_id, id, name, created_at, updated_at)
                            select $1, gen_random_uuid(), 'Ana', now(), now() from generate_series(1, $2)
                            returning id)
                        insert into conversations (workspace_id, id, channel_id, contact_id, status, unread_count, team_id,
                                                   last_activity_at, created_at, updated_at)
                        select $1, gen_random_uuid(), $3, id, 'open', 1, $4, now(), now() - interval '1 day', now()
                        from people returning id""", amount, channel.value(), team.value()).stream()
                .map(row -> new ConversationId(row.getUUID(0)))
                .toList();
    }

    private void close(ConversationId id) {
        here.owner()
                .request()
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"status\":\"closed\"}")
                .put("/v1/conversations/" + id + "/status")
                .then()
                .statusCode(200);
    }

    private Response explain(ConversationId id) {
        return here.supervisor().request().get("/v1/conversations/" + id + "/routing");
    }

    private static Response presence(TestUser user, String state) {
        return user.request()
                .contentType("application/json")
                .body("{\"state\":\"" + state + "\"}")
                .put("/v1/presence");
    }

    private void capacity(TestUser user, int capacity) {
        rows.execute(
                here.id(),
                "update users set capacity = $3 where workspace_id = $1 and id = $2",
                user.id().value(),
                capacity);
    }

    private UUID assignee(ConversationId id) {
        return rows.assignee(here.id(), id);
    }
}
