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
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
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

/** Files of 16 MiB, four at once, over each provider: the heap holds pieces of them, coming and going. */
@QuarkusTest
class LargeMediaTest {

    private static final int LARGE = 16 << 20;
    private static final long FLAT = 24L << 20;
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Most of a file, as bytes and as base64. */
    private static final long NEARLY = 15L << 20;

    private static final long NEARLY_AS_TEXT = 20L << 20;

    @Inject
    TestWorkspaces workspaces;

    private final byte[] video = Samples.video(LARGE);
    private WhatsAppEmulator emulator;
    private Relay relay;
    private TestWorkspace workspace;
    private String line = "";

    @BeforeEach
    void start() throws IOException {
        emulator = WhatsAppEmulator.start();
        relay = Relay.to(emulator.port());
        workspace = workspaces.create();
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        emulator.close();
    }

    @Test
    void shouldHoldPiecesOnlyOverTheCloudApi() throws Exception {
        var number = EmulatedNumber.connectAt(emulator, workspace, relay.baseUrl());
        line = number.number().phoneNumberId();

        comeAndGo(NEARLY);

        for (var send : emulator.ledger().sends(line)) {
            assertThat(Samples.sha256(number.bytesAtProvider(
                            send.body().getJsonObject("video").getString("id"))))
                    .isEqualTo(Samples.sha256(video));
        }
    }

    @Test
    void shouldHoldPiecesOnlyOverWppconnect() {
        emulator.wppconnect().settings(emulator.wppconnect().settings().withAutoDownload(false));
        line = EmulatedSession.connect(emulator, workspace, relay.baseUrl()).line();

        comeAndGo(NEARLY_AS_TEXT);

        assertThat(emulator.ledger().sends())
                .allSatisfy(send -> assertThat(send.ourId()).contains(Samples.sha256(video)));
    }

    /** What lives on the heap while 64 MiB have nearly come, and while 64 MiB are about to go. */
    private void comeAndGo(long nearly) {
        var message = customer(0).message(Attachment.video("video/mp4", video, null));
        customer(0).send(message).await();
        awaitStored(1);
        var before = Heap.living();

        relay.hold(Long.MAX_VALUE, nearly);
        customers().forEach(customer -> customer.send(message));
        await().atMost(PATIENCE).until(() -> relay.held() == AT_ONCE);
        assertThat(Heap.living() - before).as("bytes on the heap, coming").isLessThan(FLAT);
        relay.release();
        awaitStored(1 + AT_ONCE);
        media().forEach(medium -> workspace
                .owner()
                .request()
                .get("/v1/media/" + medium)
                .then()
                .body("sha256", equalTo(Samples.sha256(video))));

        var upload = upload();
        relay.hold(1 << 20, Long.MAX_VALUE);
        var sent = conversations().stream()
                .map(conversation -> send(conversation, upload))
                .toList();
        await().atMost(PATIENCE).until(() -> relay.held() == AT_ONCE);
        assertThat(Heap.living() - before).as("bytes on the heap, going").isLessThan(FLAT);
        relay.release();
        sent.forEach(id -> await().atMost(PATIENCE).until(() -> arrived(id)));
        await().untilAsserted(() -> assertThat(customers().flatMap(customer -> customer.lines().stream()))
                .filteredOn(shown -> !shown.fromCustomer())
                .hasSize(AT_ONCE));
        assertThat(emulator.ledger().sends()).hasSize(AT_ONCE);
    }

    private Stream<CustomerChat> customers() {
        return IntStream.range(0, AT_ONCE).mapToObj(this::customer);
    }

    private CustomerChat customer(int number) {
        return emulator.customer("551198888000" + number, "Ana " + number).sends(line);
    }

    private String upload() {
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

    private void awaitStored(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(media())
                        .hasSize(count)
                        .allSatisfy(medium -> workspace
                                .owner()
                                .request()
                                .get("/v1/media/" + medium)
                                .then()
                                .body("state", equalTo("stored"))));
    }
}
