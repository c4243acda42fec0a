package io.centralita.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.core.identity.access.AccessFixture;
import io.centralita.core.identity.credentials.ApiKeyText;
import io.centralita.core.identity.credentials.TokensFixture;
import io.centralita.core.kernel.db.DatabaseFixture;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack case 37: the database here is a socket that counts who comes and hangs up. */
class OfflineRefusalTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger arrivals = new AtomicInteger();
    private Authenticator authenticator;

    @BeforeEach
    void listen() {
        NetServer server = vertx.createNetServer().connectHandler(socket -> {
            arrivals.incrementAndGet();
            socket.close();
        });
        var port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        var database = DatabaseFixture.on(Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions())
                .connectingTo(new PgConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setUser("nobody")
                        .setPassword("none")
                        .setDatabase("none"))
                .using(vertx)
                .build()));
        authenticator = new Authenticator(
                TokensFixture.withoutKeys(), AccessFixture.standings(database), AccessFixture.keyUse(database));
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void attack37ShouldRefuseABadChecksumWithoutTheDatabase() {
        for (var count = 0; count < 100; count++) {
            var text = ApiKeyText.next(ApiKeyText.Environment.LIVE).reveal();
            var last = text.charAt(text.length() - 1);
            assertRefused(text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0'));
        }
        assertThat(arrivals).hasValue(0);

        var wellFormed = ApiKeyText.next(ApiKeyText.Environment.LIVE).reveal();
        assertThatThrownBy(() -> authenticate(wellFormed)).isNotInstanceOf(ProblemException.class);
        await().untilAtomic(arrivals, org.hamcrest.Matchers.greaterThan(0));
    }

    @Test
    void attack23ShouldRefuseATokenOfAnUnknownKeyWithoutTheDatabase() {
        assertRefused("eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCIsImtpZCI6Ii4uLy4uL3gifQ.e30.AAAA");

        assertThat(arrivals).hasValue(0);
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> authenticate(token))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.UNAUTHENTICATED));
    }

    private void authenticate(String token) {
        authenticator.authenticate("Bearer " + token, "127.0.0.1").await().indefinitely();
    }
}
