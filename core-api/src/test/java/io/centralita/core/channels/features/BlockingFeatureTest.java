package io.centralita.core.channels.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.channels.BlockingPairings;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plug-in that blocks in a feature, against its promise, holds up that one call and nothing else. */
@QuarkusTest
class BlockingFeatureTest {

    /** On as many connections, so that every event loop has some. */
    private static final int REQUESTS = 32;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    BlockingPairings pairings;

    private TestWorkspace workspace;

    @BeforeEach
    void begin() {
        workspace = workspaces.create();
    }

    @Test
    void shouldHoldUpNoRequestAndNoOtherChannelWhenAFeatureBlocks() throws Exception {
        var blocking = channel();
        var other = channel();
        var block = pairings.block(blocking);
        try {
            var held = pair(blocking);
            assertThat(block.thread().get(10, TimeUnit.SECONDS)).startsWith("plugin-in-memory");

            var pairedMeanwhile = times(() -> pair(other));
            var readMeanwhile = times(() -> read("/v1/channels"));

            assertThat(codes(pairedMeanwhile)).containsOnly(200);
            assertThat(codes(readMeanwhile)).containsOnly(200);
            assertThat(held).isNotDone();
            block.release();
            assertThat(held.get(10, TimeUnit.SECONDS).body()).contains("at last");
        } finally {
            block.release();
        }
    }

    private static List<CompletableFuture<HttpResponse<String>>> times(
            Supplier<CompletableFuture<HttpResponse<String>>> request) {
        return IntStream.range(0, REQUESTS).mapToObj(ignored -> request.get()).toList();
    }

    private static List<Integer> codes(List<CompletableFuture<HttpResponse<String>>> answers) throws Exception {
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        return answers.stream().map(answer -> answer.join().statusCode()).toList();
    }

    private CompletableFuture<HttpResponse<String>> pair(String channel) {
        return send(request("/v1/channels/" + channel + ":pair")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"mode\":\"qr\"}")));
    }

    private CompletableFuture<HttpResponse<String>> read(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + workspace.owner().accessToken());
    }

    /** On a connection of its own. */
    private static CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String channel() {
        String id = workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of(
                        "plugin",
                        "in-memory",
                        "name",
                        "Pairs",
                        "config",
                        Map.of("secret", "12345678", "abilities", List.of("pairing"))))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        workspace
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/channels/" + id + ":start")
                .then()
                .statusCode(200);
        await().until(() -> "online"
                .equals(workspace.owner().request().get("/v1/channels/" + id).path("state")));
        return id;
    }
}
