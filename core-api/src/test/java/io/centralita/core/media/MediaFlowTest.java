package io.centralita.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.centralita.core.kernel.db.Database;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Media between a customer's phone at the emulator and an agent, through the unmodified Cloud API plug-in. */
@QuarkusTest
class MediaFlowTest {

    private static final byte[] PICTURE = Samples.png(40_000);

    @Inject
    TestWorkspaces workspaces;

    @Inject
    Database database;

    private WhatsAppEmulator emulator;
    private TestWorkspace workspace;
    private EmulatedNumber number;

    @BeforeEach
    void connect() {
        emulator = WhatsAppEmulator.start();
        workspace = workspaces.create();
        number = EmulatedNumber.connect(emulator, workspace);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldKeepAndServeWhatACustomerSends() {
        number.ana().image("image/png", PICTURE, "a peça").await();
        var medium = number.latestMedium();
        awaitState(medium, "stored");

        workspace
                .agent()
                .request()
                .get("/v1/media/" + medium)
                .then()
                .statusCode(200)
                .body("sha256", equalTo(Samples.sha256(PICTURE)))
                .body("size", equalTo(PICTURE.length))
                .body("served_type", equalTo("image/png"))
                .body("stored_at", notNullValue());
        var content = workspace
                .agent()
                .request()
                .get("/v1/media/" + medium + "/content")
                .then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("ETag", '"' + Samples.sha256(PICTURE) + '"')
                .extract();
        assertThat(content.asByteArray()).isEqualTo(PICTURE);
        workspace
                .agent()
                .request()
                .get("/v1/events?after=0&limit=200")
                .then()
                .statusCode(200)
                .body("data.findAll { it.type == 'media.stored' }.data.media.id", hasItem(medium));
    }

    @Test
    void shouldFailVisiblyOnAWrongHashAndFetchAgainWhenAsked() {
        emulator.faults(Faults.seeded(7).with(FaultKind.MEDIA_CORRUPT, 1));
        number.ana().image("image/png", PICTURE, null).await();
        var medium = number.latestMedium();

        awaitState(medium, "failed");
        workspace
                .agent()
                .request()
                .get("/v1/media/" + medium)
                .then()
                .body("failure", equalTo("hash_mismatch"))
                .body("attempts", equalTo(3));
        workspace
                .agent()
                .request()
                .get("/v1/media/" + medium + "/content")
                .then()
                .statusCode(409)
                .body("code", equalTo("conflict"));

        emulator.faults(Faults.none());
        workspace
                .agent()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/media/" + medium + ":retry")
                .then()
                .statusCode(200);
        awaitState(medium, "stored");
        workspace
                .agent()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/media/" + medium + ":retry")
                .then()
                .statusCode(409);
    }

    @Test
    void shouldFailVisiblyWhenTheProviderHasItNoMore() {
        emulator.faults(Faults.seeded(7).with(FaultKind.MEDIA_MISSING, 1));
        number.ana().image("image/png", PICTURE, null).await();
        var medium = number.latestMedium();

        awaitState(medium, "failed");
        emulator.faults(Faults.none());
        workspace
                .agent()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/media/" + medium + ":retry")
                .then()
                .statusCode(200);
        awaitState(medium, "stored");
    }

    @Test
    void shouldWaitWhileTheTokenIsRefusedAndFetchByTheNewOne() {
        var renewed = number.renewToken();
        var medium = refusedMedium();

        workspace
                .owner()
                .request()
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body(Map.of("config", Map.of("access_token", renewed)))
                .patch(number.path())
                .then()
                .statusCode(200);
        awaitState(medium, "stored");
    }

    @Test
    void shouldGiveUpOnceTheProviderHasDeletedWhatItRefused() {
        number.renewToken();
        var medium = refusedMedium();
        database.inWorkspace(
                        workspace.id(),
                        connection -> connection
                                .query("update media set created_at = now() - interval '8 days', due_at = now()")
                                .execute())
                .await()
                .atMost(Duration.ofSeconds(5));
        awaitState(medium, "failed");
    }

    private String refusedMedium() {
        number.ana().image("image/png", PICTURE, null).await();
        var medium = number.latestMedium();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> workspace
                        .agent()
                        .request()
                        .get("/v1/media/" + medium)
                        .then()
                        .body("failure", equalTo("provider_auth"))
                        .body("state", equalTo("pending"))
                        .body("attempts", equalTo(0)));
        return medium;
    }

    @Test
    void shouldSendAnUploadToTheProvider() throws Exception {
        number.ana().text("manda a foto").await();
        String medium = workspace
                .agent()
                .request()
                .contentType("image/png")
                .header("X-Filename", "pe%C3%A7a.png")
                .body(PICTURE)
                .post("/v1/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        String message = workspace
                .agent()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "image", "content", Map.of("media_id", medium, "caption", "aqui")))
                .post("/v1/conversations/" + number.conversation() + "/messages")
                .then()
                .statusCode(202)
                .body("content.mime_type", equalTo("image/png"))
                .body("content.size", equalTo(PICTURE.length))
                .extract()
                .path("id");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> emulator.ledger().byOurId(message).isPresent());
        var sent = emulator.ledger().byOurId(message).orElseThrow();
        var image = sent.body().getJsonObject("image");
        assertThat(image.getString("caption")).isEqualTo("aqui");
        assertThat(number.bytesAtProvider(image.getString("id"))).isEqualTo(PICTURE);
        workspace
                .viewer()
                .request()
                .get("/v1/media/" + medium + "/content")
                .then()
                .statusCode(200);
    }

    private void awaitState(String medium, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> state.equals(
                        workspace.agent().request().get("/v1/media/" + medium).path("state")));
    }
}
