package io.centralita.core.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.centralita.core.identity.Role;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Status, read, open and assignment; attack cases 1, 13, 15 and 90. */
@QuarkusTest
class ConversationChangesTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    private TestWorkspace here;
    private ChannelId channel;
    private ConversationId id;

    @BeforeEach
    void openConversation() {
        here = workspaces.create();
        channel = rows.channel(here.id());
        id = rows.conversation(here.id(), channel);
    }

    @Test
    void shouldChangeTheStatusUnderTheVersionThatWasRead() {
        var etag = here.agent().request().get(path("")).header("ETag");

        status(here.agent(), null, "closed").then().statusCode(428);
        status(here.agent(), "\"7\"", "closed").then().statusCode(412);
        var closed = status(here.agent(), etag, "closed");
        closed.then().statusCode(200).body("status", equalTo("closed"));
        assertThat(closed.header("ETag")).isNotEqualTo(etag);
        status(here.agent(), etag, "open").then().statusCode(412);
        status(here.agent(), closed.header("ETag"), "closed").then().statusCode(200);
        status(here.agent(), closed.header("ETag"), "pending").then().statusCode(200);
        assertThat(types()).containsExactly("conversation.status_changed", "conversation.status_changed");
        assertThat(data(0)).contains("\"previous_status\":\"open\"", "\"conversation\":{\"id\":\"" + id);
    }

    @Test
    void shouldNotReopenBesideAnotherOpenOne() {
        String contact = here.agent().request().get(path("")).path("contact.id");
        status(here.agent(), "*", "closed").then().statusCode(200);
        rows.conversation(here.id(), channel, ContactId.fromString(contact));

        status(here.agent(), "*", "open").then().statusCode(409).body("code", equalTo("conflict"));
        here.agent().request().get(path("")).then().body("status", equalTo("closed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\":null}",
                "{\"status\":\"lost\"}",
                "{\"status\":\"open\",\"role\":\"x\"}",
                "{\"status\":1}"
            })
    void shouldRefuseABodyThatIsNoStatus(String body) {
        here.agent()
                .request()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body)
                .put(path("/status"))
                .then()
                .statusCode(422);
    }

    @Test
    void shouldTellOnceThatItWasRead() {
        for (var times = 0; times < 2; times++) {
            here.agent().request().post(path("/read")).then().statusCode(200).body("unread_count", equalTo(0));
        }
        assertThat(types()).containsExactly("conversation.read");
    }

    @Test
    void shouldOpenOneConversationTowardsAContact() {
        var contact = rows.contact(here.id(), "Bia");
        var body = "{\"channel_id\":\"" + channel + "\",\"contact_id\":\"" + contact + "\"}";

        var opened = open(here.agent(), "k", body);
        opened.then()
                .statusCode(201)
                .body("contact.name", equalTo("Bia"))
                .body("status", equalTo("open"))
                .body("last_message", nullValue())
                .header("Location", equalTo("/v1/conversations/" + opened.path("id")));
        open(here.agent(), "k", body).then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        open(here.agent(), null, body).then().statusCode(409).body("code", equalTo("already_exists"));
        assertThat(rows.factTypes(here.id(), ConversationId.fromString(opened.path("id"))))
                .containsExactly("conversation.opened");
    }

    @Test
    void attack4ShouldNotOpenOneWithWhatIsAnotherWorkspaces() {
        var there = workspaces.create();
        var theirContact = rows.contact(there.id(), "Theirs");
        var theirChannel = rows.channel(there.id());

        open(here.owner(), null, "{\"channel_id\":\"" + channel + "\",\"contact_id\":\"" + theirContact + "\"}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/contact_id"));
        open(here.owner(), null, "{\"channel_id\":\"" + theirChannel + "\",\"contact_id\":\"" + theirContact + "\"}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/channel_id"));
        assertThat(rows.execute(there.id(), "select 1 from conversations where workspace_id = $1"))
                .isEmpty();
    }

    @Test
    void attack90ShouldLetOneOfAHundredClaim() throws Exception {
        var claimants = new ArrayList<>(List.of(here.agent(), here.supervisor(), here.admin(), here.owner()));
        for (var more = 0; more < 6; more++) {
            claimants.add(workspaces.addUser(here, Role.AGENT));
        }
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(20);
        var claims = new ArrayList<Future<Response>>();
        for (var at = 0; at < 100; at++) {
            var claimant = claimants.get(at % claimants.size());
            claims.add(threads.submit(() -> {
                start.await();
                return claim(claimant, "me");
            }));
        }
        start.countDown();
        var codes = new ArrayList<String>();
        for (var claim : claims) {
            var answer = claim.get();
            codes.add(answer.statusCode() + " " + answer.path("code"));
        }
        threads.shutdown();

        assertThat(Collections.frequency(codes, "200 null")).isEqualTo(1);
        assertThat(Collections.frequency(codes, "409 already_assigned")).isEqualTo(99);
        assertThat(types()).containsExactly("conversation.assigned");
    }

    @Test
    void attack90ShouldNameTheHolderOnlyToWhoSeesTheConversation() {
        var winner = here.agent();
        var other = workspaces.addUser(here, Role.AGENT);
        claim(winner, "me").then().statusCode(200);

        claim(here.supervisor(), "me")
                .then()
                .statusCode(409)
                .body("detail", startsWith(winner.id().toString()));
        claim(other, "me")
                .then()
                .statusCode(409)
                .body("code", equalTo("already_assigned"))
                .body("detail", not(containsString(winner.id().toString())));
        other.request().get(path("")).then().statusCode(404);
    }

    @Test
    void shouldNotTellOfAClaimToWhomItNeverConcerned() {
        var team = rows.team(here.id(), here.admin().id());
        handOver("{\"assignee_id\":\"" + here.admin().id() + "\",\"team_id\":\"" + team + "\"}")
                .then()
                .statusCode(200);

        claim(here.agent(), "me").then().statusCode(404);
    }

    @Test
    void shouldAssignReassignAndUnassign() {
        var agent = here.agent().id();
        var admin = here.admin().id();

        claim(here.supervisor(), agent.toString())
                .then()
                .statusCode(200)
                .body("assignee_id", equalTo(agent.toString()));
        claim(here.supervisor(), "me").then().statusCode(409).body("code", equalTo("already_assigned"));
        reassign(here.supervisor(), null, admin.toString()).then().statusCode(428);
        reassign(here.supervisor(), "\"1\"", admin.toString()).then().statusCode(412);
        reassign(here.supervisor(), "\"2\"", admin.toString()).then().statusCode(200);
        unassign(here.supervisor(), "\"3\"").then().statusCode(200).body("assignee_id", nullValue());

        assertThat(types())
                .containsExactly("conversation.assigned", "conversation.assigned", "conversation.unassigned");
        assertThat(previousAssignees()).containsExactly(null, agent.value(), admin.value());
        assertThat(data(1)).contains("\"previous_assignee_id\":\"" + agent + "\"");
    }

    @Test
    void shouldHandOverToATeamAndHideItFromTheOthers() {
        var team = rows.team(here.id(), here.admin().id());
        var foreign = rows.team(workspaces.create().id());

        handOver("{\"assignee_id\":null,\"team_id\":\"" + foreign + "\"}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/team_id"));
        handOver("{\"team_id\":\"" + team + "\"}").then().statusCode(422);
        handOver("{\"assignee_id\":null,\"team_id\":\"" + team + "\"}")
                .then()
                .statusCode(200)
                .body("team_id", equalTo(team.toString()))
                .body("assignee_id", nullValue());
        here.agent().request().get(path("")).then().statusCode(404);
        handOver("{\"assignee_id\":\"me\",\"team_id\":null}")
                .then()
                .statusCode(200)
                .body("team_id", nullValue());
        assertThat(types()).containsExactly("conversation.unassigned", "conversation.assigned");
    }

    @Test
    void shouldBelongToNoTeamWhenItsTeamIsDeleted() {
        var team = rows.team(here.id(), here.agent().id());
        handOver("{\"assignee_id\":\"me\",\"team_id\":\"" + team + "\"}").then().statusCode(200);

        here.owner()
                .request()
                .header("If-Match", "*")
                .delete("/v1/teams/" + team)
                .then()
                .statusCode(204);

        here.owner().request().get(path("")).then().body("team_id", nullValue()).body("assignee_id", notNullValue());
        assertThat(types()).containsExactly("conversation.assigned", "conversation.assigned");
        assertThat(data(1)).contains("\"previous_team_id\":\"" + team + "\"");
    }

    @Test
    void shouldLetAnAgentClaimAndGiveUpButNotAssign() {
        claim(here.agent(), here.admin().id().toString()).then().statusCode(403);
        claim(here.agent(), "me").then().statusCode(200);
        reassign(here.agent(), "*", here.admin().id().toString()).then().statusCode(403);
        unassign(here.agent(), "*").then().statusCode(200);
        claim(here.viewer(), "me").then().statusCode(403);
        status(here.viewer(), "*", "closed").then().statusCode(403);
    }

    @Test
    void shouldAssignOnlyAnActiveUserOfTheWorkspace() {
        var stranger = workspaces.create().agent().id();

        for (var nobody : List.of(stranger.toString(), UserId.next().toString(), "usr_1", "")) {
            claim(here.supervisor(), nobody).then().statusCode(422).body("errors[0].pointer", equalTo("/assignee_id"));
        }
        assertThat(types()).isEmpty();
    }

    @Test
    void shouldNotAssignAClosedOne() {
        status(here.agent(), "*", "closed").then().statusCode(200);

        claim(here.agent(), "me").then().statusCode(409).body("code", equalTo("conversation_closed"));
    }

    @Test
    void shouldHideEachDoorFromWhoeverMayNotSeeTheConversation() {
        var stranger = workspaces.create().owner();
        rows.execute(
                here.id(),
                "update conversations set assignee_id = $3 where workspace_id = $1 and id = $2",
                id.value(),
                here.admin().id().value());

        for (var user : List.of(stranger, here.agent())) {
            user.request().get(path("")).then().statusCode(404);
            user.request().post(path("/read")).then().statusCode(404);
            status(user, "*", "closed").then().statusCode(404);
            unassign(user, "*").then().statusCode(404);
        }
        claim(stranger, "me").then().statusCode(404);
        assertThat(types()).isEmpty();
    }

    private Response status(TestUser user, @Nullable String ifMatch, String status) {
        var request = user.request().contentType("application/json").body("{\"status\":\"" + status + "\"}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path("/status"));
    }

    private Response claim(TestUser user, String assignee) {
        return user.request()
                .contentType("application/json")
                .body("{\"assignee_id\":\"" + assignee + "\"}")
                .post(path("/assignment"));
    }

    private Response reassign(TestUser user, @Nullable String ifMatch, String assignee) {
        var request = user.request().contentType("application/json").body("{\"assignee_id\":\"" + assignee + "\"}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path("/assignment"));
    }

    private Response handOver(String body) {
        return here.supervisor()
                .request()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body)
                .put(path("/assignment"));
    }

    private Response unassign(TestUser user, @Nullable String ifMatch) {
        return user.request().header("If-Match", ifMatch).delete(path("/assignment"));
    }

    private static Response open(TestUser user, @Nullable String key, String body) {
        var request = user.request().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/v1/conversations");
    }

    private String path(String rest) {
        return "/v1/conversations/" + id + rest;
    }

    private List<String> types() {
        return rows.factTypes(here.id(), id);
    }

    private String data(int position) {
        return rows.execute(
                        here.id(),
                        "select data from facts where workspace_id = $1 and conversation_id = $2 order by seq offset $3 limit 1",
                        id.value(),
                        position)
                .get(0)
                .getString(0);
    }

    private List<Object> previousAssignees() {
        var previous = new ArrayList<Object>();
        rows.execute(
                        here.id(),
                        "select previous_assignee_id from facts where workspace_id = $1 and conversation_id = $2 order by seq",
                        id.value())
                .forEach(row -> previous.add(row.getUUID(0)));
        return previous;
    }
}
