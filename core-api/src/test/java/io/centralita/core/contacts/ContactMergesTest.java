package io.centralita.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContactMergesTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    private TestWorkspace here;
    private ChannelId channel;
    private ContactId ana;
    private ContactId anaToo;

    @BeforeEach
    void twoThatAreOne() {
        here = workspaces.create();
        channel = rows.channel(here.id());
        ana = rows.contact(here.id(), "Ana Prado");
        anaToo = rows.contact(here.id(), "A. Prado");
    }

    @Test
    void shouldMoveAddressesAndConversationsAndAnswerForTheOldId() {
        var conversation = rows.conversation(here.id(), channel, anaToo);

        merge(anaToo, "into", ana)
                .statusCode(200)
                .body("id", equalTo(ana.toString()))
                .body("addresses", hasSize(2));

        get("/v1/contacts/" + anaToo)
                .statusCode(200)
                .header("Content-Location", "/v1/contacts/" + ana)
                .body("id", equalTo(ana.toString()));
        get("/v1/contacts").body("data.id", contains(ana.toString()));
        get("/v1/conversations/" + conversation).body("contact.id", equalTo(ana.toString()));
        assertThat(rows.factTypes(here.id(), conversation)).containsExactly("conversation.contact_changed");
        get("/v1/contacts/" + ana + "/merges")
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].contact_id", equalTo(anaToo.toString()))
                .body("data[0].reason", equalTo("requested"))
                .body("data[0].conversation_ids", contains(conversation.toString()))
                .body("data[0].undone_at", nullValue());
    }

    @Test
    void shouldReturnEverythingToWhereItWas() {
        var theirs = rows.conversation(here.id(), channel, anaToo);
        var addresses = addresses(anaToo);
        merge(ana, "from", anaToo).statusCode(200);
        var since = rows.conversation(here.id(), rows.channel(here.id()), ana);

        unmerge(anaToo).statusCode(200).body("id", equalTo(anaToo.toString())).body("name", equalTo("A. Prado"));

        assertThat(addresses(anaToo)).isEqualTo(addresses);
        get("/v1/contacts/" + ana).body("addresses", hasSize(1)).body("name", equalTo("Ana Prado"));
        get("/v1/conversations/" + theirs).body("contact.id", equalTo(anaToo.toString()));
        get("/v1/conversations/" + since).body("contact.id", equalTo(ana.toString()));
        get("/v1/contacts/" + anaToo + "/merges").body("data[0].undone_at", notNullValue());
        assertThat(factTypes()).containsExactly("contact.merged", "contact.unmerged");
        unmerge(anaToo).statusCode(409).body("code", equalTo("conflict"));
        merge(anaToo, "into", ana).statusCode(200);
    }

    @Test
    void shouldKeepOneConversationOpenAndOpenTheOtherAgain() {
        var assigned = rows.conversation(here.id(), channel, anaToo);
        var later = rows.conversation(here.id(), channel, ana);
        assign(assigned);

        merge(anaToo, "into", ana).statusCode(200);

        get("/v1/conversations/" + assigned).body("status", equalTo("open")).body("unread_count", equalTo(2));
        get("/v1/conversations/" + later).body("status", equalTo("closed")).body("unread_count", equalTo(0));
        assertThat(rows.factTypes(here.id(), later)).containsExactly("conversation.status_changed");

        unmerge(anaToo).statusCode(200);

        get("/v1/conversations/" + assigned)
                .body("status", equalTo("open"))
                .body("contact.id", equalTo(anaToo.toString()))
                .body("unread_count", equalTo(1));
        get("/v1/conversations/" + later)
                .body("status", equalTo("open"))
                .body("contact.id", equalTo(ana.toString()))
                .body("unread_count", equalTo(1));
    }

    @Test
    void shouldKeepTheOneWithTheLaterActivityWhenNobodyHasEither() {
        var earlier = rows.conversation(here.id(), channel, ana);
        var later = rows.conversation(here.id(), channel, anaToo);

        merge(anaToo, "into", ana).statusCode(200);

        get("/v1/conversations/" + earlier).body("status", equalTo("closed"));
        get("/v1/conversations/" + later).body("status", equalTo("open")).body("contact.id", equalTo(ana.toString()));
    }

    @Test
    void shouldFollowALineOfMergesAndUndoItFromItsEnd() {
        var third = rows.contact(here.id(), "Third");
        merge(anaToo, "into", ana).statusCode(200);
        merge(ana, "into", third).statusCode(200).body("addresses", hasSize(3));

        get("/v1/contacts/" + anaToo).body("id", equalTo(third.toString()));
        unmerge(anaToo).statusCode(409);
        unmerge(ana).statusCode(200).body("addresses", hasSize(2));
        unmerge(anaToo).statusCode(200).body("addresses", hasSize(1));
    }

    @Test
    void shouldShowThePastAddressesOfAllWhoAreOne() {
        var third = rows.contact(here.id(), "Third");
        gaveUp(anaToo, "5511900000001", 2);
        gaveUp(ana, "5511900000002", 1);
        merge(anaToo, "into", ana).statusCode(200);
        merge(ana, "into", third).statusCode(200);

        for (var id : List.of(anaToo, ana, third)) {
            get("/v1/contacts/" + id + "/past-addresses")
                    .statusCode(200)
                    .body("data.value", contains("5511900000002", "5511900000001"));
        }

        unmerge(ana).statusCode(200);
        get("/v1/contacts/" + third + "/past-addresses").body("data", hasSize(0));
        get("/v1/contacts/" + anaToo + "/past-addresses").body("data", hasSize(2));
    }

    private void gaveUp(ContactId contact, String waId, int daysAgo) {
        rows.execute(
                here.id(),
                "insert into contact_past_addresses (workspace_id, contact_id, kind, value, reason, held_from, held_until)"
                        + " values ($1, $2, 'wa_id', '" + waId + "', 'number_changed', now() - interval '9 days',"
                        + " now() - interval '" + daysAgo + " days')",
                contact.value());
    }

    @Test
    void shouldKeepARefusalOfMarketingOfEither() {
        rows.execute(
                here.id(),
                "update contacts set marketing_opted_out_at = now() where workspace_id = $1 and id = $2",
                anaToo.value());

        merge(anaToo, "into", ana).statusCode(200);
        assertThat(optedOut(ana)).isTrue();

        unmerge(anaToo).statusCode(200);
        assertThat(optedOut(ana)).isFalse();
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        merge(ana, "into", ana).statusCode(422);
        post(here.admin(), "/v1/contacts/" + ana + ":merge", "{}").statusCode(422);
        merge(anaToo, "into", ana).statusCode(200);
        merge(anaToo, "into", ana).statusCode(200);
        merge(anaToo, "into", rows.contact(here.id(), "Third"))
                .statusCode(409)
                .body("detail", equalTo("Contact " + anaToo + " is now " + ana + "."));
        post(
                        here.admin(),
                        "/v1/conversations",
                        "{\"channel_id\":\"" + channel + "\",\"contact_id\":\"" + anaToo + "\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("merged"));
        assertThat(factTypes()).containsExactly("contact.merged");
    }

    @Test
    void shouldNotReachIntoAnotherWorkspaceNorPastAPermission() {
        var there = workspaces.create();
        var theirs = rows.contact(there.id(), "Theirs");

        merge(ana, "into", theirs).statusCode(404);
        merge(theirs, "into", ana).statusCode(404);
        unmerge(theirs).statusCode(404);
        get("/v1/contacts/" + theirs + "/merges").statusCode(404);
        post(here.agent(), "/v1/contacts/" + ana + ":merge", "{\"into\":\"" + anaToo + "\"}")
                .statusCode(403);
        assertThat(rows.execute(there.id(), "select 1 from contact_merges where workspace_id = $1"))
                .isEmpty();
        get("/v1/contacts").body("data.id", containsInAnyOrder(ana.toString(), anaToo.toString()));
    }

    private void assign(ConversationId conversation) {
        rows.execute(
                here.id(),
                "update conversations set assignee_id = $3 where workspace_id = $1 and id = $2",
                conversation.value(),
                here.agent().id().value());
    }

    private boolean optedOut(ContactId contact) {
        return rows.execute(
                                here.id(),
                                "select marketing_opted_out_at from contacts where workspace_id = $1 and id = $2",
                                contact.value())
                        .get(0)
                        .getOffsetDateTime(0)
                != null;
    }

    private List<String> addresses(ContactId contact) {
        return get("/v1/contacts/" + contact).extract().path("addresses.value");
    }

    private List<String> factTypes() {
        return rows
                .execute(
                        here.id(),
                        "select type from facts where workspace_id = $1 and type like 'contact.%' order by seq")
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private ValidatableResponse merge(ContactId contact, String direction, ContactId other) {
        return post(here.admin(), "/v1/contacts/" + contact + ":merge", "{\"" + direction + "\":\"" + other + "\"}");
    }

    private ValidatableResponse unmerge(ContactId contact) {
        return post(here.admin(), "/v1/contacts/" + contact + ":unmerge", "{}");
    }

    private ValidatableResponse get(String path) {
        Response answer = here.admin().request().get(path);
        return answer.then();
    }

    private static ValidatableResponse post(TestUser user, String path, String body) {
        return user.request()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
