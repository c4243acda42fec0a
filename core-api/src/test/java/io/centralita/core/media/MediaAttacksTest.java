package io.centralita.core.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.centralita.core.identity.Role;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attack cases 5, 6, 67, 68, 71, 72 and 73. */
@QuarkusTest
class MediaAttacksTest {

    private static final byte[] PICTURE = Samples.png(10_000);

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations conversations;

    private TestWorkspace a;

    @BeforeEach
    void make() {
        a = workspaces.create();
    }

    @Test
    void attack6ShouldAnswerForAnotherWorkspacesMediumAsForNone() {
        var b = workspaces.create();
        var foreign = uploaded(b.owner(), "image/png", "b.png", PICTURE);
        var nothing = MediaId.next().toString();

        for (var path : new String[] {"", "/content"}) {
            var one = a.owner()
                    .request()
                    .get("/v1/media/" + foreign + path)
                    .then()
                    .statusCode(404);
            var other = a.owner()
                    .request()
                    .get("/v1/media/" + nothing + path)
                    .then()
                    .statusCode(404);
            assertThat(one.extract().path("detail").toString())
                    .isEqualTo(other.extract().path("detail").toString());
        }
        a.owner()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/media/" + foreign + ":retry")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldShowAnUploadToItsUploaderAndToThoseWhoSeeEverything() {
        var medium = uploaded(a.agent(), "image/png", "a.png", PICTURE);
        var colleague = workspaces.addUser(a, Role.AGENT);

        a.agent().request().get("/v1/media/" + medium + "/content").then().statusCode(200);
        a.supervisor().request().get("/v1/media/" + medium + "/content").then().statusCode(200);
        colleague.request().get("/v1/media/" + medium + "/content").then().statusCode(404);
    }

    @Test
    void shouldShowAMediumOnlyToThoseWhoSeeItsConversation() {
        var colleague = workspaces.addUser(a, Role.AGENT);
        var conversation = conversations.conversation(a.id(), conversations.channel(a.id()));
        var medium = pending();
        conversations.execute(
                a.id(),
                "insert into media_links values ($1, $2, $3, $4)",
                medium.value(),
                MediaId.next().value(),
                conversation.value());
        conversations.execute(
                a.id(),
                "update conversations set assignee_id = $3 where workspace_id = $1 and id = $2",
                conversation.value(),
                a.agent().id().value());

        a.agent().request().get("/v1/media/" + medium).then().statusCode(200);
        colleague.request().get("/v1/media/" + medium).then().statusCode(404);
    }

    @Test
    void attack5ShouldNotSendWhatTheSenderMayNotSee() {
        var b = workspaces.create();
        var foreign = uploaded(b.owner(), "image/png", "b.png", PICTURE);
        var conversation = conversations.conversation(a.id(), inMemoryChannel());

        for (var id : new String[] {foreign, MediaId.next().toString()}) {
            send(conversation.toString(), id).statusCode(404).body("code", equalTo("not_found"));
        }
        send(conversation.toString(), pending().toString())
                .statusCode(503)
                .header("Retry-After", "2")
                .body("code", equalTo("media_unavailable"));
        send(conversation.toString(), uploaded(a.owner(), "image/png", "a.png", PICTURE))
                .statusCode(202);
    }

    @Test
    void shouldSayThatAPendingMediumComesLater() {
        a.owner()
                .request()
                .get("/v1/media/" + pending() + "/content")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("code", equalTo("media_unavailable"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "image/png; <?php system($_GET[1]); ?>",
                "image/jpeg; <html><script>alert(1)</script></html>",
                "image/png; GIF89a not a png",
                "image/gif; GIF89a<?php system(1); ?>",
                "image/gif; GIF89a<script>alert(1)</script>",
                "audio/ogg; plain text",
                "application/pdf; <html></html>",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document; %PDF-1.7"
            },
            delimiter = ';')
    void attack67ShouldRefuseBytesThatAreNotWhatTheyAreCalled(String type, String bytes) {
        upload(a.agent(), type, "x.png", Samples.text(bytes))
                .statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void attack68ShouldServeScriptablePicturesAndPagesAsDownloadsInASandbox() {
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        var page = "<!doctype html><script>alert(1)</script>";

        for (var medium : new String[] {
            uploaded(a.agent(), "image/svg+xml", "logo.svg", Samples.text(svg)),
            uploaded(a.agent(), "text/html", "page.html", Samples.text(page))
        }) {
            a.agent()
                    .request()
                    .get("/v1/media/" + medium + "/content")
                    .then()
                    .statusCode(200)
                    .header("Content-Type", "application/octet-stream")
                    .header("Content-Disposition", startsWith("attachment"))
                    .header("Content-Security-Policy", "sandbox; default-src 'none'")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Cache-Control", containsString("private"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "../../etc/passwd | passwd",
                "..%2F..%2Fetc%2Fpasswd | passwd",
                "a%22%0D%0AX-Evil%3A%201.png | a\"X-Evil: 1.png",
                "%E2%80%AEgnp.exe | gnp.exe",
                "pe%C3%A7a%20nova.png | peça nova.png"
            },
            delimiter = '|')
    void attack71ShouldSayFileNamesSafely(String header, String name) {
        var medium = uploaded(a.agent(), "image/png", header, PICTURE);

        a.agent().request().get("/v1/media/" + medium).then().body("filename", equalTo(name));
        var answer = a.agent()
                .request()
                .get("/v1/media/" + medium + "/content")
                .then()
                .statusCode(200)
                .header("Content-Disposition", startsWith("inline; filename=\""))
                .header("Content-Disposition", not(containsString("/")))
                .header("Content-Disposition", not(containsString("passwd\"\"")));
        assertThat(answer.extract().headers().hasHeaderWithName("X-Evil")).isFalse();
    }

    @Test
    void attack72ShouldServeOneRangeAndNoMore() {
        var path = "/v1/media/" + uploaded(a.agent(), "image/png", "a.png", PICTURE) + "/content";
        var thousand = IntStream.range(0, 1_000)
                .mapToObj(at -> at * 2 + "-" + at * 2)
                .collect(Collectors.joining(",", "bytes=", ""));

        assertThat(ranged(path, "bytes=8-15")
                        .statusCode(206)
                        .header("Content-Range", "bytes 8-15/10000")
                        .extract()
                        .asByteArray())
                .isEqualTo(Arrays.copyOfRange(PICTURE, 8, 16));
        ranged(path, "bytes=-100").statusCode(206).header("Content-Range", "bytes 9900-9999/10000");
        ranged(path, "bytes=9990-20000").statusCode(206).header("Content-Length", "10");
        ranged(path, thousand).statusCode(200).header("Content-Length", "10000");
        ranged(path, "bytes=10000-").statusCode(416).header("Content-Range", "bytes */10000");
        ranged(path, "bytes=5-1").statusCode(200);
        ranged(path, "lines=1-2").statusCode(200);
        a.agent().request().head(path).then().statusCode(200).header("Content-Length", "10000");
        var etag = a.agent().request().head(path).header("ETag");
        a.agent().request().header("If-None-Match", etag).get(path).then().statusCode(304);
    }

    @Test
    void shouldTakeAFileOnceForOneKeyAndNoEmptyOne() {
        upload(a.agent(), "video/mp4", "v.mp4", new byte[0]).statusCode(422);
        var key = UUID.randomUUID().toString();
        var first = once(key, PICTURE).statusCode(201).extract().path("id").toString();
        once(key, PICTURE)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        once(key, Samples.png(500)).statusCode(422).body("code", equalTo("idempotency_key_reused"));
        a.agent().request().get("/v1/media/" + first + "/content").then().statusCode(200);
    }

    @Test
    void shouldTakeTheFileOfAForm() {
        String medium = a.agent()
                .request()
                .multiPart("note", "hello")
                .multiPart("file", "../a.png", PICTURE, "image/png")
                .post("/v1/media")
                .then()
                .statusCode(201)
                .body("filename", equalTo("a.png"))
                .body("sha256", equalTo(Samples.sha256(PICTURE)))
                .extract()
                .path("id");
        assertThat(a.agent().request().get("/v1/media/" + medium + "/content").asByteArray())
                .isEqualTo(PICTURE);
    }

    @Test
    void shouldAskWhoItIs() {
        given().contentType("image/png").body(PICTURE).post("/v1/media").then().statusCode(401);
        given().get("/v1/media/" + MediaId.next() + "/content").then().statusCode(401);
        upload(a.viewer(), "image/png", "a.png", PICTURE).statusCode(403);
        a.agent().request().get("/v1/media/nonsense/content").then().statusCode(404);
    }

    @Test
    void attack73ShouldTakeNoMoreThanTheQuotaOfADay() {
        var yesterday = "insert into media (workspace_id, id, state, size, uploader_kind, uploader_id, created_at)"
                + " values ($1, $2, 'stored', 2147483000, 'user', $3, now() - $4 * interval '1 hour')";
        conversations.execute(
                a.id(), yesterday, MediaId.next().value(), a.agent().id().value(), 25);
        upload(a.agent(), "image/png", "a.png", PICTURE).statusCode(201);
        conversations.execute(
                a.id(), yesterday, MediaId.next().value(), a.agent().id().value(), 23);

        upload(a.agent(), "image/png", "a.png", PICTURE).statusCode(413).body("code", equalTo("payload_too_large"));

        upload(a.supervisor(), "image/png", "a.png", PICTURE).statusCode(201);
    }

    private ValidatableResponse ranged(String path, String range) {
        return a.agent().request().header("Range", range).get(path).then();
    }

    private ValidatableResponse once(String key, byte[] bytes) {
        return a.agent()
                .request()
                .header("Idempotency-Key", key)
                .contentType("image/png")
                .body(bytes)
                .post("/v1/media")
                .then();
    }

    private ValidatableResponse send(String conversation, String medium) {
        return a.owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "image", "content", Map.of("media_id", medium)))
                .post("/v1/conversations/" + conversation + "/messages")
                .then();
    }

    private static String uploaded(TestUser user, String type, String name, byte[] bytes) {
        return upload(user, type, name, bytes).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse upload(TestUser user, String type, String name, byte[] bytes) {
        return user.request()
                .contentType(type)
                .header("X-Filename", name)
                .body(bytes)
                .post("/v1/media")
                .then();
    }

    private MediaId pending() {
        var medium = MediaId.next();
        conversations.execute(
                a.id(),
                "insert into media (workspace_id, id, state, created_at) values ($1, $2, 'pending', now())",
                medium.value());
        return medium;
    }

    private ChannelId inMemoryChannel() {
        String channel = a.owner()
                .request()
                .contentType("application/json")
                .body(Map.of("plugin", "in-memory", "name", "Memory", "config", Map.of("secret", "s3cret-of-test")))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        a.owner()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/channels/" + channel + ":start")
                .then()
                .statusCode(200);
        return ChannelId.fromString(channel);
    }
}
