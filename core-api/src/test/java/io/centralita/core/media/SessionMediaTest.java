package io.centralita.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.core.messages.types.EmulatedSession;
import io.centralita.core.testing.Relay;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.CustomerChat;
import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Media over a wppconnect-server, which gives and takes them as base64 inside JSON: they stream all the same. */
@QuarkusTest
class SessionMediaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] PICTURE = Samples.png(300_000);

    @Inject
    TestWorkspaces workspaces;

    private WhatsAppEmulator emulator;
    private Relay relay;
    private TestWorkspace workspace;
    private EmulatedSession session;

    @BeforeEach
    void connect() throws IOException {
        emulator = WhatsAppEmulator.start();
        emulator.wppconnect().settings(emulator.wppconnect().settings().withAutoDownload(false));
        relay = Relay.to(emulator.port());
        workspace = workspaces.create();
        session = EmulatedSession.connect(emulator, workspace, relay.baseUrl());
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        emulator.close();
    }

    @Test
    void shouldFailVisiblyOnAWrongHashAndFetchAgainWhenAsked() {
        emulator.faults(Faults.seeded(7).with(FaultKind.MEDIA_CORRUPT, 1));

        failsWith("hash_mismatch", 3);
    }

    @Test
    void shouldFailVisiblyWhenTheServerHasItNoMoreAndFetchAgainWhenAsked() {
        emulator.faults(Faults.seeded(7).with(FaultKind.MEDIA_MISSING, 1));

        failsWith("provider_media", 1);
    }

    @Test
    void shouldFailVisiblyWhenTheAnswerBreaksOffAndFetchAgainWhenAsked() {
        relay.cutAfter(200_000);

        failsWith("provider_temporary", 3);
    }

    private void failsWith(String failure, int attempts) {
        customer(0).image("image/png", PICTURE, null).await();
        awaitMedia(1, "failed");
        var medium = media().get(0);
        medium(medium).body("failure", equalTo(failure)).body("attempts", equalTo(attempts));

        emulator.faults(Faults.none());
        relay.cutAfter(Long.MAX_VALUE);
        workspace
                .agent()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/media/" + medium + ":retry")
                .then()
                .statusCode(200);
        awaitMedia(1, "stored");
        medium(medium).body("sha256", equalTo(Samples.sha256(PICTURE)));
    }

    private ValidatableResponse medium(String id) {
        return workspace.agent().request().get("/v1/media/" + id).then().statusCode(200);
    }

    private CustomerChat customer(int number) {
        return emulator.customer("551198888000" + number, "Ana " + number).sends(session.line());
    }

    private List<String> conversations() {
        return workspace.owner().request().get("/v1/conversations").jsonPath().getList("data.id");
    }

    private List<String> media() {
        return conversations().stream()
                .flatMap(conversation -> workspace
                        .owner()
                        .request()
                        .get("/v1/conversations/" + conversation + "/messages")
                        .jsonPath()
                        .<String>getList("data.content.media_id")
                        .stream())
                .toList();
    }

    private void awaitMedia(int count, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(media())
                        .hasSize(count)
                        .allSatisfy(medium -> medium(medium).body("state", equalTo(state))));
    }
}
