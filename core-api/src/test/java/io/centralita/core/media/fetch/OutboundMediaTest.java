package io.centralita.core.media.fetch;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.testkit.Inbound;
import io.centralita.channel.testkit.memory.InMemoryWire;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.net.OutboundGuard;
import io.centralita.core.kernel.net.ToldNames;
import io.centralita.core.media.BlobStore;
import io.centralita.core.testing.HandClock;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack cases 52, 53, 55 and 56: where a provider's word may lead us. */
@QuarkusTest
class OutboundMediaTest {

    private static final String SECRET = "a secret of the test";

    @Inject
    TestWorkspaces workspaces;

    @Inject
    Vertx vertx;

    @Inject
    BlobStore blobs;

    private final AtomicInteger followed = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private TestWorkspace workspace;
    private String channel;
    private HttpServer server;

    @BeforeEach
    void connect() throws IOException {
        workspace = workspaces.create();
        channel = workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("plugin", "in-memory", "name", "Memory", "config", Map.of("secret", SECRET)))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        workspace
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/channels/" + channel + ":start")
                .then()
                .statusCode(200);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().add("Location", "/target");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/target", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/announced", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, 999_999_999L);
            exchange.getResponseBody().write(new byte[10]);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                var piece = new byte[1 << 20];
                for (var megabyte = 0; megabyte < 200; megabyte++) {
                    body.write(piece);
                    sent.set(megabyte);
                }
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/a.png",
                "https://169.254.169.254/latest/meta-data",
                "https://[::ffff:127.0.0.1]/a.png",
                "http://93.184.216.34/a.png",
                "https://user@93.184.216.34/a.png",
                "file:///etc/passwd"
            })
    void attack51And54ShouldNotFetchFromWhereItMayNot(String address) {
        assertThat(failureOf(address)).isEqualTo("blocked_address");
    }

    /** What is asked of the guard once is asked by every attempt: nothing is opened to where the name leads now. */
    @Test
    void attack52ShouldSendNothingToANameThatTurnedPrivate() throws IOException {
        var clock = new HandClock();
        var names = new ToldNames("93.184.216.34");
        try (var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(500);
            var uri = URI.create("https://rebind.example:" + listener.getLocalPort() + "/a.png");
            var guard = names.guard(clock, listener.getLocalPort());
            assertThat(guard.admit(uri).succeeded()).isTrue();

            names.turn("127.0.0.1");
            clock.pass(Duration.ofSeconds(6));

            assertThat(FetchFailure.of(download(guard, uri)).code()).isEqualTo("blocked_address");
            assertThatThrownBy(listener::accept)
                    .as("a connection to the listener")
                    .isInstanceOf(SocketTimeoutException.class);

            var open = names.guard(clock, listener.getLocalPort(), "127.0.0.0/8");
            var attempt = CompletableFuture.supplyAsync(() -> download(open, uri));
            listener.accept().close();
            assertThat(FetchFailure.of(attempt.join()).code())
                    .as("where it may go it does go")
                    .isEqualTo("no_answer");
        }
    }

    private Throwable download(OutboundGuard guard, URI uri) {
        var settings = new FetchSettings(
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofDays(7),
                new MemorySize(BigInteger.valueOf(1 << 20)));
        var downloads = new Downloads(vertx, guard, settings);
        var remote = new ResolvedMedia.Remote(uri, Map.of(), "image/png", null, null);
        return failure(blobs.draft(new WorkspaceId(UUID.randomUUID()), new MediaId(UUID.randomUUID()), 1 << 20)
                .compose(draft -> downloads.into(draft, remote).eventually(draft::discard))
                .toCompletionStage());
    }

    private static Throwable failure(CompletionStage<?> attempt) {
        return requireNonNull(catchThrowable(() -> attempt.toCompletableFuture().join()));
    }

    @Test
    void attack53ShouldNotFollowARedirect() {
        assertThat(failureOf(local("/redirect"))).isEqualTo("redirected");
        assertThat(followed).hasValue(0);
    }

    @Test
    void attack55ShouldNotTakeMoreThanTheLimit() {
        assertThat(failureOf(local("/announced"))).isEqualTo("too_large");
    }

    @Test
    void attack55ShouldCutABodyThatDoesNotEnd() {
        assertThat(failureOf(local("/endless"))).isEqualTo("too_large");
        assertThat(sent.get()).as("megabytes of 200 that were taken").isLessThan(150);
    }

    private String failureOf(String address) {
        var reference = new MediaReference("m-1", address, "image/png", null, null);
        var message = Inbound.aMessage()
                .from("5511900000009")
                .with(MessageContent.Media.of(MediaKind.IMAGE, reference))
                .build();
        given().headers(Map.of("X-In-Memory-Secret", SECRET))
                .contentType(InMemoryWire.CONTENT_TYPE)
                .body(InMemoryWire.encode(message))
                .post("/hooks/" + channel)
                .then()
                .statusCode(200);
        var found = new String[1];
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            String conversation =
                    workspace.owner().request().get("/v1/conversations").path("data[0].id");
            found[0] = conversation == null
                    ? null
                    : workspace
                            .owner()
                            .request()
                            .get("/v1/conversations/" + conversation + "/messages")
                            .path("data[0].content.media_id");
            return found[0] != null;
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> "failed".equals(medium(found[0], "state")));
        return medium(found[0], "failure");
    }

    private String medium(String id, String field) {
        return workspace.owner().request().get("/v1/media/" + id).path(field);
    }

    private String local(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
