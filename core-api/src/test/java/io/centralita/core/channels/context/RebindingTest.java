package io.centralita.core.channels.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.core.kernel.net.BlockedAddressException;
import io.centralita.core.kernel.net.OutboundGuard;
import io.centralita.core.kernel.net.ToldNames;
import io.centralita.core.testing.HandClock;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack case 52 for the plug-ins' calls, those of links among them: a name that turns private under way. */
class RebindingTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HandClock clock = new HandClock();
    private final ToldNames names = new ToldNames("93.184.216.34");
    private Vertx vertx;
    private ServerSocket listener;
    private URI uri;

    @BeforeEach
    void listen() throws IOException {
        vertx = Vertx.vertx();
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(500);
        uri = URI.create("https://rebind.example:" + listener.getLocalPort() + "/a.png");
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void attack52ShouldSendNothingToANameThatTurnedPrivate() {
        var guard = names.guard(clock, listener.getLocalPort());
        assertThat(guard.admit(uri).succeeded()).isTrue();
        names.turn("127.0.0.1");
        clock.pass(Duration.ofSeconds(6));

        assertBlocked(guard, http -> http.send(HttpCall.get(uri, TIMEOUT)));
        assertBlocked(guard, http -> http.stream(HttpCall.get(uri, TIMEOUT), TIMEOUT));

        assertThatThrownBy(listener::accept).as("a connection").isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void shouldReachTheListenerWhereItMay() throws IOException {
        names.turn("127.0.0.1");
        try (var http = new CoreChannelHttp(vertx, names.guard(clock, listener.getLocalPort(), "127.0.0.0/8"))) {
            var attempt = http.send(HttpCall.get(uri, TIMEOUT)).toCompletableFuture();

            listener.accept().close();

            assertThat(attempt).failsWithin(TIMEOUT);
        }
    }

    private void assertBlocked(OutboundGuard guard, Function<CoreChannelHttp, CompletionStage<?>> call) {
        try (var http = new CoreChannelHttp(vertx, guard)) {
            assertThatThrownBy(() -> call.apply(http).toCompletableFuture().join())
                    .hasCauseInstanceOf(HttpNotSentException.class)
                    .hasRootCauseInstanceOf(BlockedAddressException.class);
        }
    }
}
