package io.centralita.core.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack cases 2, 14, 59 and 61 among the ordinary ways of the list. */
@QuarkusTest
class ConversationListTest {

    private static final String PATH = "/v1/conversations";

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    private TestWorkspace here;
    private ChannelId channel;

    @BeforeEach
    void openWorkspace() {
        here = workspaces.create();
        channel = rows.channel(here.id());
    }

    @Test
    void shouldShowAConversationAsTheConventionSays() {
        var contact = rows.contact(here.id(), "Ana \"A\" <b>Prado</b>");
        var id = rows.conversation(here.id(), channel, contact);
        rows.execute(
                here.id(),
                "update conversations set window_expires_at = now() + interval '1 hour', last_message = $3"
                        + " where workspace_id = $1 and id = $2",
                id.value(),
                "{\"id\":\"msg_1\",\"content\":{\"body\":\"Olá\"}}");

        list(here.supervisor(), "")
                .then()
                .statusCode(200)
                .body("has_more", equalTo(false))
                .body("next_cursor", nullValue())
                .body("data", hasSize(1))
                .body("data[0].id", equalTo(id.toString()))
                .body("data[0].channel_id", equalTo(channel.toString()))
                .body("data[0].contact.id", equalTo(contact.toString()))
                .body("data[0].contact.name", equalTo("Ana \"A\" <b>Prado</b>"))
                .body("data[0].contact.addresses[0].kind", equalTo("phone"))
                .body("data[0].status", equalTo("open"))
                .body("data[0].assignee_id", nullValue())
                .body("data[0].team_id", nullValue())
                .body("data[0].control.holder", equalTo("human"))
                .body("data[0].control.token", equalTo(1))
                .body("data[0].priority", equalTo("normal"))
                .body("data[0].labels", empty())
                .body("data[0].window.open", equalTo(true))
                .body("data[0].unread_count", equalTo(1))
                .body("data[0].last_message.content.body", equalTo("Olá"));
    }

    @Test
    void shouldGiveEveryConversationOnceNewestFirst() {
        var all = new ArrayList<String>();
        for (var at = 0; at < 23; at++) {
            all.add(rows.conversation(here.id(), channel).toString());
        }
        Collections.reverse(all);

        var listed = new ArrayList<String>();
        var query = "?limit=5";
        while (query != null) {
            var page = list(here.supervisor(), query);
            page.then().statusCode(200);
            listed.addAll(page.path("data.id"));
            var link = page.header("Link");
            assertThat(page.<Boolean>path("has_more")).isEqualTo(link != null);
            query = link == null ? null : link.substring(link.indexOf('?'), link.indexOf('>'));
        }

        assertThat(listed).containsExactlyElementsOf(all);
    }

    @Test
    void shouldNarrowByEachFilter() {
        var agent = here.agent().id();
        var mine = rows.conversation(here.id(), channel);
        var read = rows.conversation(here.id(), channel);
        var closed = rows.conversation(here.id(), channel);
        var teams = rows.conversation(here.id(), channel);
        var team = rows.team(here.id());
        set(mine, "assignee_id = $3", agent.value());
        set(read, "unread_count = $3, updated_at = now() + interval '1 hour'", 0);
        set(closed, "status = $3", "closed");
        set(teams, "team_id = $3", team.value());

        expect("?assignee_id=" + agent, mine);
        expect("?assignee_id=none", teams, closed, read);
        expect("?status=closed", closed);
        expect("?status=closed,open", teams, closed, read, mine);
        expect("?status=pending");
        expect("?team_id=" + team, teams);
        expect("?unread=false", read);
        expect("?unread=true&status=open", teams, mine);
        expect("?channel_id=" + channel, teams, closed, read, mine);
        expect("?channel_id=" + ChannelId.next());
        expect("?updated_after=" + java.time.Instant.now().plusSeconds(60), read);
        list(here.agent(), "?assignee_id=me").then().body("data.id", contains(mine.toString()));
        String contact = list(here.supervisor(), "?status=closed").path("data[0].contact.id");
        expect("?contact_id=" + contact, closed);
    }

    @Test
    void shouldShowAnAgentItsOwnItsTeamsAndNobodys() {
        var agent = here.agent();
        var own = rows.conversation(here.id(), channel);
        var ofTeam = rows.conversation(here.id(), channel);
        var nobodys = rows.conversation(here.id(), channel);
        var ofOtherTeam = rows.conversation(here.id(), channel);
        var ofOther = rows.conversation(here.id(), channel);
        set(own, "assignee_id = $3", agent.id().value());
        set(ofTeam, "team_id = $3", rows.team(here.id(), agent.id()).value());
        set(ofOtherTeam, "team_id = $3", rows.team(here.id(), here.admin().id()).value());
        set(ofOther, "assignee_id = $3", here.admin().id().value());
        var member = workspaces.login(agent.id(), agent.email(), here.slug());

        var seen = List.of(nobodys.toString(), ofTeam.toString(), own.toString());
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(list(member, "").<List<String>>path("data.id"))
                        .isEqualTo(seen));
        for (var hidden : List.of(ofOtherTeam, ofOther)) {
            member.request().get(PATH + "/" + hidden).then().statusCode(404).body("code", equalTo("not_found"));
            here.supervisor().request().get(PATH + "/" + hidden).then().statusCode(200);
        }
    }

    @Test
    void shouldShowNothingOfAnotherWorkspace() {
        var there = workspaces.create();
        var theirChannel = rows.channel(there.id());
        var theirs = rows.conversation(there.id(), theirChannel);
        String contact = list(there.owner(), "").path("data[0].contact.id");

        expect("?contact_id=" + contact);
        expect("?channel_id=" + theirChannel);
        expect("?assignee_id=" + there.agent().id());
        assertThat(get(theirs)).isEqualTo(get(ConversationId.next()));
    }

    @Test
    void shouldSeeAChangeAtOnce() {
        var id = rows.conversation(here.id(), channel);
        expect("?status=open", id);

        here.supervisor()
                .request()
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"status\":\"closed\"}")
                .put(PATH + "/" + id + "/status")
                .then()
                .statusCode(200);

        expect("?status=open");
        expect("?status=closed", id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=id;drop table users",
                "order=pg_sleep(9)",
                "status=open' or '1'='1",
                "status=",
                "assignee_id=1 or 1=1",
                "contact_id=cnt_'; select pg_sleep(9)",
                "updated_after=yesterday",
                "updated_after=2026-01-01",
                "unread=maybe",
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=1e9",
                "limit=10&limit=20",
                "filter[contact_id]=x",
                "workspace_id=ws_1"
            })
    void shouldRefuseWhatIsNoFilter(String query) {
        var request = here.supervisor().request();
        for (var part : query.split("&", -1)) {
            request.queryParam(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        request.get(PATH).then().statusCode(422).body("code", equalTo("validation_failed"));
    }

    @Test
    void shouldRefuseACursorOfAnotherFilterOrWorkspaceOrHand() {
        for (var at = 0; at < 3; at++) {
            rows.conversation(here.id(), channel);
        }
        String cursor = list(here.supervisor(), "?limit=1").path("next_cursor");

        list(here.supervisor(), "?limit=2&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("data", hasSize(2));
        refused(list(here.supervisor(), "?status=open&cursor=" + cursor));
        refused(list(workspaces.create().supervisor(), "?cursor=" + cursor));
        refused(list(here.supervisor(), "?cursor=" + cursor.substring(1)));
        refused(list(here.supervisor(), "?cursor=A" + cursor.substring(1, cursor.length() - 2) + "zz"));
        refused(list(here.supervisor(), "?cursor="));
    }

    @Test
    void shouldAskForATokenAndAPermission() {
        io.restassured.RestAssured.given().get(PATH).then().statusCode(401).body("code", equalTo("unauthenticated"));
        list(here.viewer(), "").then().statusCode(200);
    }

    private static void refused(Response answer) {
        answer.then().statusCode(400).body("code", equalTo("invalid_cursor"));
    }

    private void set(ConversationId id, String change, Object value) {
        rows.execute(
                here.id(),
                "update conversations set " + change + " where workspace_id = $1 and id = $2",
                id.value(),
                value);
    }

    private void expect(String query, ConversationId... ids) {
        var expected = List.of(ids).stream().map(ConversationId::toString).toList();
        assertThat(list(here.supervisor(), query).<List<String>>path("data.id")).isEqualTo(expected);
    }

    private static Response list(TestUser user, String query) {
        return user.request().urlEncodingEnabled(false).get(PATH + query);
    }

    private String get(ConversationId id) {
        return here.owner()
                .request()
                .header("X-Request-Id", "same")
                .get(PATH + "/" + id)
                .then()
                .statusCode(404)
                .extract()
                .asString();
    }
}
