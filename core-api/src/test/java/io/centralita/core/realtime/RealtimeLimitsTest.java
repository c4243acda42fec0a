package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What needs short times, small quotas or an origin. The numbers are those of the attack cases in docs/security.md. */
@QuarkusTest
@TestProfile(RealtimeLimitsTest.Tight.class)
class RealtimeLimitsTest {

    public static class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "centralita.realtime.allowed-origins", "https://desk.example,https://other.example",
                    "centralita.realtime.heartbeat", "2s",
                    "centralita.realtime.slow-after", "3s",
                    "centralita.realtime.replay-limit", "1000",
                    "centralita.realtime.connections-per-principal", "5",
                    "centralita.realtime.connections-per-workspace", "8",
                    "centralita.http.trusted-proxies", "127.0.0.1");
        }
    }

    private static final String ALL = "[{'topic':'workspace'}]";
    private static final String DESK = "https://desk.example";

    @TestHTTPResource("/v1/realtime")
    URI http;

    @Inject
    TestLog log;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    @Inject
    Tails tails;

    private Sockets sockets;
    private TestWorkspace workspace;

    @BeforeEach
    void enter() {
        sockets = new Sockets(http);
        workspace = workspaces.create();
    }

    @Test
    void attack74ShouldRefuseAForeignOrigin() {
        var user = workspace.agent();
        var ticket = ticket(user, DESK);
        assertThat(SocketClient.refused(sockets.withTicket(ticket), "Origin", "https://evil.example"))
                .isEqualTo(403);
        assertThat(SocketClient.refused(
                        sockets.uri(),
                        "Origin",
                        "https://evil.example",
                        "Authorization",
                        "Bearer " + user.accessToken()))
                .isEqualTo(403);
        assertThat(SocketClient.refused(sockets.uri(), "Origin", "null")).isEqualTo(403);
        user.request()
                .header("Origin", "https://evil.example")
                .post("/v1/realtime/tickets")
                .then()
                .statusCode(403);
        try (var client = SocketClient.open(sockets.withTicket(ticket), "Origin", DESK)) {
            client.hello();
        }
    }

    @Test
    void attack75ShouldTakeATicketOnceOnly() {
        var ticket = ticket(workspace.agent(), DESK);
        try (var client = SocketClient.open(sockets.withTicket(ticket), "Origin", DESK)) {
            client.hello();
            assertThat(SocketClient.refused(sockets.withTicket(ticket), "Origin", DESK))
                    .isEqualTo(401);
        }
    }

    @Test
    void attack75ShouldTakeATicketOnceOnlyWhenUsedAtTheSameTime() {
        var ticket = ticket(workspace.agent(), DESK);
        var attempts = IntStream.range(0, 20)
                .mapToObj(attempt -> CompletableFuture.supplyAsync(() -> {
                    try (var client = SocketClient.open(sockets.withTicket(ticket), "Origin", DESK)) {
                        client.hello();
                        return 1;
                    } catch (RuntimeException refused) {
                        return 0;
                    }
                }))
                .toList();
        assertThat(attempts.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(1);
    }

    @Test
    void attack75ShouldRefuseATicketFromAnotherPageOrNetwork() {
        var user = workspace.agent();
        assertThat(SocketClient.refused(sockets.withTicket(ticket(user, DESK)), "Origin", "https://other.example"))
                .isEqualTo(401);
        assertThat(SocketClient.refused(sockets.withTicket(ticket(user, DESK)))).isEqualTo(401);
        assertThat(SocketClient.refused(
                        sockets.withTicket(ticket(user, DESK)), "Origin", DESK, "X-Forwarded-For", "203.0.113.9"))
                .isEqualTo(401);
    }

    @Test
    void attack75ShouldRefuseATicketAfterThirtySeconds() {
        var user = workspace.agent();
        var ticket = ticket(user, DESK);
        assertThat(rows.execute(
                                workspace.id(),
                                "select expires_at > now() and expires_at <= created.at + interval '30 seconds'"
                                        + " from realtime_tickets, (select clock_timestamp() as at) created"
                                        + " where workspace_id = $1")
                        .get(0)
                        .getBoolean(0))
                .isTrue();
        pass(Duration.ofSeconds(30));

        assertThat(SocketClient.refused(sockets.withTicket(ticket), "Origin", DESK))
                .isEqualTo(401);

        var fresh = ticket(user, DESK);
        pass(Duration.ofSeconds(20));
        try (var client = SocketClient.open(sockets.withTicket(fresh), "Origin", DESK)) {
            client.hello();
        }
    }

    @Test
    void attack75ShouldBindATicketToTheNetworkItWasMadeIn() {
        var user = workspace.agent();
        for (var elsewhere : List.of("198.51.101.7", "2001:db8::1", "127.0.0.9")) {
            assertThat(SocketClient.refused(
                            sockets.withTicket(ticketFrom(user, "198.51.100.7")),
                            "Origin",
                            DESK,
                            "X-Forwarded-For",
                            elsewhere))
                    .as(elsewhere)
                    .isEqualTo(401);
        }
        try (var client = SocketClient.open(
                sockets.withTicket(ticketFrom(user, "198.51.100.7")),
                "Origin",
                DESK,
                "X-Forwarded-For",
                "198.51.100.200")) {
            client.hello();
        }
    }

    /** Makes all tickets of the workspace older. */
    private void pass(Duration time) {
        rows.execute(
                workspace.id(),
                "update realtime_tickets set expires_at = expires_at - $2 * interval '1 second' where workspace_id = $1",
                (double) time.toSeconds());
    }

    private static String ticketFrom(TestUser user, String address) {
        return user.request()
                .header("Origin", DESK)
                .header("X-Forwarded-For", address)
                .post("/v1/realtime/tickets")
                .then()
                .statusCode(200)
                .extract()
                .path("ticket");
    }

    @Test
    void attack79ShouldRefuseSocketsAboveTheQuota() {
        var open = new ArrayList<SocketClient>();
        try {
            var agent = workspace.agent();
            IntStream.range(0, 5).forEach(number -> open.add(sockets.open(agent)));
            assertThat(refused(agent)).isEqualTo(429);
            IntStream.range(0, 3).forEach(number -> open.add(sockets.open(workspace.supervisor())));
            assertThat(refused(workspace.viewer())).isEqualTo(429);
            open.remove(0).close();
            await().untilAsserted(() -> {
                try (var client = sockets.open(workspace.viewer())) {
                    client.hello();
                }
            });
        } finally {
            open.forEach(SocketClient::close);
        }
    }

    @Test
    void shouldCloseWhoGivesNoSignOfLife() {
        try (var client = sockets.open(workspace.agent())) {
            client.hello();
            client.identify(ALL);
            client.awaitFrame("ping");
            client.say("{'op':'pong','t':1}");
            client.awaitFrame("ping");
            assertThat(client.closeCode()).isEqualTo(4106);
        }
    }

    @Test
    void shouldCloseWhoNeverAcknowledges() {
        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.identify(ALL);
            IntStream.range(0, 5).forEach(round -> log.append(workspace.id(), facts(300)));
            client.keepAlive();
            assertThat(client.closeCode()).isEqualTo(4108);
            assertThat(client.drain().stream()
                            .filter(frame -> frame.path("op").asText().equals("event")))
                    .hasSize(1_000);
        }
    }

    @Test
    void shouldFeedWhoIsBehindFromTheLog() {
        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.identify(ALL);
            IntStream.range(0, 30).forEach(round -> log.append(workspace.id(), facts(100)));
            var told = new ArrayList<Long>();
            while (told.size() < 3_000) {
                var seq = client.awaitFrame("event").path("seq").asLong();
                told.add(seq);
                if (told.size() % 100 == 0) {
                    client.ack(seq);
                }
            }
            assertThat(told).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void attack81ShouldHoldNoMoreThanAQueueForASlowReader() {
        try (var client = sockets.openDeaf(workspace.supervisor())) {
            client.keepAlive();
            client.say("{'op':'identify','subs':" + ALL + ",'from':'now'}");
            await().until(() -> isIdentified());
            var large = "{\"body\":\"" + "x".repeat(100_000) + "\"}";
            var waiting = new ArrayList<Long>();
            for (var number = 0; number < 200; number++) {
                log.append(
                        workspace.id(),
                        TestLog.fact(
                                "message.created", new Audience(UUID.randomUUID(), null, null, null, null), large));
                waiting.add(mostWaiting());
            }
            assertThat(waiting).allMatch(bytes -> bytes <= 256 * 1024);
            assertThat(waiting).anyMatch(bytes -> bytes > 0);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> tails.of(workspace.id()).isEmpty());
            client.hear();
            assertThat(client.closeCode()).isEqualTo(4108);
        }
    }

    @Test
    void shouldResetWhoIsTooFarBehind() {
        var head = log.head(workspace.id()).headSeq();
        IntStream.range(0, 4).forEach(round -> log.append(workspace.id(), facts(300)));
        try (var client = sockets.open(workspace.supervisor())) {
            client.hello();
            client.say("{'op':'identify','subs':" + ALL + ",'from':" + head + "}");
            assertThat(client.next("reset").path("reason").asText()).isEqualTo("too_far");
        }
    }

    private boolean isIdentified() {
        return sum(session -> session.isIdentified() ? 1 : 0) == 1;
    }

    private long mostWaiting() {
        return sum(Session::waiting);
    }

    private long sum(ToLongFunction<Session> measure) {
        var desks = tails.of(workspace.id()).map(LogTail::desks).orElse(List.of());
        return desks.stream()
                .mapToLong(desk -> CompletableFuture.supplyAsync(() -> desk.sum(measure), desk.loop())
                        .join())
                .sum();
    }

    private static List<FactDraft> facts(int amount) {
        return TestLog.messages(UUID.randomUUID(), null, amount);
    }

    private int refused(TestUser user) {
        return SocketClient.refused(sockets.uri(), "Authorization", "Bearer " + user.accessToken());
    }

    private static String ticket(TestUser user, String origin) {
        return user.request()
                .header("Origin", origin)
                .post("/v1/realtime/tickets")
                .then()
                .statusCode(200)
                .extract()
                .path("ticket");
    }
}
