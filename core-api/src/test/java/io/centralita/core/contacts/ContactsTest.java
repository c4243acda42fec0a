package io.centralita.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ContactsTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    private TestWorkspace here;

    @BeforeEach
    void openWorkspace() {
        here = workspaces.create();
    }

    @Test
    void shouldCreateOnceForOneIdempotencyKey() {
        var body = "{\"name\":\"Ana Prado\",\"addresses\":[{\"kind\":\"phone\",\"value\":\"+5511988880001\"}]}";

        var first = create(here.agent(), "k1", body);
        var again = create(here.agent(), "k1", body);

        first.then()
                .statusCode(201)
                .header("Location", matchesPattern("/v1/contacts/cnt_[0-9a-z]{26}"))
                .body("name", equalTo("Ana Prado"))
                .body("addresses[0].value", equalTo("+5511988880001"));
        again.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        create(here.agent(), "k1", "{\"name\":\"Other\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        create(here.admin(), "k1", "{\"name\":\"Other\"}").then().statusCode(201);
        create(here.agent(), "k".repeat(300), body)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_idempotency_key"));
        assertThat(factTypes()).containsExactly("contact.created", "contact.created");
    }

    @Test
    void shouldRefuseAnAddressThatAContactHas() {
        var body = "{\"addresses\":[{\"kind\":\"phone\",\"value\":\"+5511988880001\"}]}";
        create(here.agent(), null, body).then().statusCode(201).body("name", nullValue());

        create(here.agent(), null, body).then().statusCode(409).body("code", equalTo("already_exists"));
        create(workspaces.create().agent(), null, body).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"  \"}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"name\":\"a\",\"id\":\"cnt_1\"}",
                "{\"name\":\"a\",\"workspace_id\":\"ws_1\"}",
                "{\"name\":\"a\",\"created_at\":\"2026-01-01T00:00:00Z\"}",
                "{\"addresses\":[{\"kind\":\"phone\",\"value\":\"5511\"}]}",
                "{\"addresses\":[{\"kind\":\"fax\",\"value\":\"+5511988880001\"}]}",
                "{\"addresses\":[null]}",
                "{\"addresses\":[{\"kind\":\"phone\",\"value\":\"+5511988880001\\r\\nX: y\"}]}"
            })
    void shouldRefuseABodyThatDoesNotFit(String body) {
        create(here.agent(), null, body).then().statusCode(422).body("code", equalTo("validation_failed"));
        assertThat(factTypes()).isEmpty();
    }

    @Test
    void shouldRenameUnderTheVersionThatWasRead() {
        var id = rows.contact(here.id(), "Before");
        var etag = here.agent().request().get("/v1/contacts/" + id).header("ETag");

        patch(id, null, "{\"name\":\"After\"}").then().statusCode(428);
        patch(id, "\"99\"", "{\"name\":\"After\"}").then().statusCode(412);
        var renamed = patch(id, etag, "{\"name\":\"After\"}");
        renamed.then().statusCode(200).body("name", equalTo("After"));
        patch(id, etag, "{\"name\":\"Too late\"}").then().statusCode(412);
        patch(id, renamed.header("ETag"), "{\"name\":null}")
                .then()
                .statusCode(200)
                .body("name", nullValue());
        assertThat(factTypes()).containsExactly("contact.updated", "contact.updated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"role", "workspace_id", "id", "created_at", "version", "balance", "addresses"})
    void shouldRefuseToPatchWhatIsNotItsToChange(String field) {
        var id = rows.contact(here.id(), "Ana");

        patch(id, "*", "{\"" + field + "\":\"x\"}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/" + field))
                .body("errors[0].code", equalTo("unknown_field"));
    }

    @Test
    void shouldAddAnAddress() {
        var id = rows.contact(here.id(), "Ana");

        here.agent()
                .request()
                .contentType("application/json")
                .body("{\"kind\":\"bsuid\",\"value\":\"BR.1000\"}")
                .post("/v1/contacts/" + id + "/addresses")
                .then()
                .statusCode(200)
                .body("addresses.kind", contains("phone", "bsuid"));
    }

    @Test
    void shouldAddAnAddressOnceForAKey() {
        var id = rows.contact(here.id(), "Ana");
        var other = rows.contact(here.id(), "Bia");
        var body = "{\"kind\":\"bsuid\",\"value\":\"BR.1000\"}";

        var first = addAddress(id, body);
        var again = addAddress(id, body);

        first.then().statusCode(200);
        again.then().statusCode(200).header("Idempotency-Replayed", equalTo("true"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.asString()).isEqualTo(first.asString());
        addAddress(id, "{\"kind\":\"bsuid\",\"value\":\"BR.2000\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
        addAddress(other, body).then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
        assertThat(rows.execute(here.id(), "select 1 from facts where workspace_id = $1 and type = 'contact.updated'"))
                .hasSize(1);
    }

    private Response addAddress(ContactId id, String body) {
        return here.agent()
                .request()
                .contentType("application/json")
                .header("Idempotency-Key", "an address")
                .body(body)
                .post("/v1/contacts/" + id + "/addresses");
    }

    @Test
    void shouldListEveryContactOnceByName() {
        var names = new ArrayList<String>();
        for (var at = 0; at < 25; at++) {
            var name = (at % 2 == 0 ? "Ána " : "ana ") + (at % 5);
            names.add(name);
            rows.contact(here.id(), name);
        }

        var listed = new ArrayList<String>();
        var path = "/v1/contacts?limit=10";
        while (path != null) {
            var page = here.agent().request().urlEncodingEnabled(false).get(path);
            page.then().statusCode(200);
            listed.addAll(page.path("data.name"));
            path = next(page);
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void shouldFindByPartOfANameOrAPhone() {
        rows.contact(here.id(), "Ana Prado");
        create(
                here.agent(),
                null,
                "{\"name\":\"Bia\",\"addresses\":[{\"kind\":\"phone\",\"value\":\"+5511977776666\"}]}");
        rows.contact(workspaces.create().id(), "Ana Prado");

        search("prado").then().body("data.name", contains("Ana Prado"));
        search("PRADO").then().body("data", hasSize(1));
        search("97777-6666").then().body("data.name", contains("Bia"));
        search("nobody").then().body("data", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "%%%%%", "' or 1=1 --", "'; select pg_sleep(9); --", "\\", "(a+)+$", ".*"})
    void shouldTakeASearchAsPlainText(String text) {
        rows.contact(here.id(), "Ana Prado");
        var before = Instant.now();

        search(text).then().statusCode(200).body("data", hasSize(0));
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void shouldHideTheContactsOfAnotherWorkspace() {
        var there = workspaces.create();
        var theirs = rows.contact(there.id(), "Theirs");

        get(theirs).then().statusCode(404);
        assertThat(get(theirs).asString()).isEqualTo(get(ContactId.next()).asString());
        patch(theirs, "*", "{\"name\":\"Mine\"}").then().statusCode(404);
        there.agent().request().get("/v1/contacts/" + theirs).then().body("name", equalTo("Theirs"));
    }

    @Test
    void shouldLetAViewerReadAndNotWrite() {
        var id = rows.contact(here.id(), "Ana");

        here.viewer().request().get("/v1/contacts/" + id).then().statusCode(200);
        create(here.viewer(), null, "{\"name\":\"a\"}").then().statusCode(403).body("code", equalTo("forbidden"));
    }

    private Response get(ContactId id) {
        return here.agent().request().header("X-Request-Id", "same").get("/v1/contacts/" + id);
    }

    private Response search(String text) {
        return here.agent().request().queryParam("q", text).get("/v1/contacts");
    }

    private Response patch(ContactId id, @Nullable String ifMatch, String body) {
        var request = here.agent()
                .request()
                .contentType("application/merge-patch+json")
                .body(body.getBytes());
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch("/v1/contacts/" + id);
    }

    private static Response create(TestUser user, @Nullable String key, String body) {
        var request = user.request().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/v1/contacts");
    }

    private static @Nullable String next(Response page) {
        var link = page.header("Link");
        return link == null ? null : link.substring(1, link.indexOf('>'));
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
}
