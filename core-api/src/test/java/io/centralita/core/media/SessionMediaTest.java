package io.centralita.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.core.messages.types.EmulatedSession;
import io.centralita.core.testing.Heap;
import io.centralita.core.testing.Relay;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.Attachment;
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
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Media over a wppconnect-server, which gives and takes them as base64 inside JSON: they stream all the same. */
@QuarkusTest
class SessionMediaTest {

    private static final int LARGE = 16 << 20;
    private static final long FLAT = 24L << 20;
    private static final int AT_ONCE = 4;
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

    /** What lives on the heap while 64 MiB have nearly come, and while 64 MiB are about to go. */
    @Test
    void shouldHoldPiecesOnlyWhileLargeFilesComeAndGo() {
        var video = Samples.video(LARGE);
        var message = customer(0).message(Attachment.video("video/mp4", video, null));
        customer(0).send(message).await();
        awaitMedia(1, "stored");
        var before = Heap.living();

        relay.hold(Long.MAX_VALUE, 20L << 20);
        customers().forEach(customer -> customer.send(message));
        await().atMost(PATIENCE).until(() -> relay.held() == AT_ONCE);
        assertThat(Heap.living() - before).as("bytes on the heap, coming").isLessThan(FLAT);
        relay.release();
        awaitMedia(1 + AT_ONCE, "stored");
        workspace
                .owner()
                .request()
                .get("/v1/media/" + media().get(0))
                .then()
                .body("sha256", equalTo(Samples.sha256(video)));

        var upload = upload(video);
        relay.hold(1 << 20, Long.MAX_VALUE);
        var sent = conversations().stream()
                .map(conversation -> send(conversation, upload))
                .toList();
        await().atMost(PATIENCE).until(() -> relay.held() == AT_ONCE);
        assertThat(Heap.living() - before).as("bytes on the heap, going").isLessThan(FLAT);
        relay.release();
        sent.forEach(id -> await().atMost(PATIENCE).until(() -> arrived(id)));
        await().untilAsserted(() -> assertThat(customers().flatMap(customer -> customer.lines().stream()))
                .filteredOn(line -> !line.fromCustomer())
                .hasSize(AT_ONCE));
        assertThat(emulator.ledger().sends())
                .hasSize(AT_ONCE)
                .allSatisfy(send -> assertThat(send.ourId()).contains(Samples.sha256(video)));
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

    private Stream<CustomerChat> customers() {
        return IntStream.range(0, AT_ONCE).mapToObj(this::customer);
    }

    private CustomerChat customer(int number) {
        return emulator.customer("551198888000" + number, "Ana " + number).sends(session.line());
    }

    private String upload(byte[] video) {
        return workspace
                .owner()
                .request()
                .contentType("video/mp4")
                .body(video)
                .post("/v1/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String send(String conversation, String medium) {
        return workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "video", "content", Map.of("media_id", medium)))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private boolean arrived(String message) {
        return List.of("sent", "delivered", "read")
                .contains(workspace
                        .owner()
                        .request()
                        .get("/v1/messages/" + message)
                        .<String>path("status"));
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
