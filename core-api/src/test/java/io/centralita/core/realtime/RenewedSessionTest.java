package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.identity.Authenticator;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Credential;
import io.centralita.core.testing.TestWorkspaces;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.channel.local.LocalChannel;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A socket's credential is renewed while an answer about the old one is on its way. */
@QuarkusTest
class RenewedSessionTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    Authenticator authenticator;

    @Inject
    SessionServices services;

    private final EventLoop loop = new DefaultEventLoop();
    private final List<Closing> closed = new CopyOnWriteArrayList<>();
    private Caller old;
    private Caller renewed;
    private Session session;

    @BeforeEach
    void openSession() throws Exception {
        var token = workspaces.create().agent().accessToken();
        old = authenticator.authenticate("Bearer " + token, "192.0.2.1").await().atMost(Duration.ofSeconds(10));
        renewed = new Caller(
                old.workspace(),
                old.principal(),
                old.kind(),
                old.permissions(),
                old.teams(),
                later((Credential.OfSession) old.credential()));
        var channel = new LocalChannel();
        loop.register(channel).sync();
        session = loop.submit(() -> new Session("c", channel, old, closed::add, services))
                .get();
    }

    @AfterEach
    void closeSession() throws Exception {
        loop.submit(session::left).get();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** What a user may do is remembered for two seconds, so the answer is there at once, behind what is being done. */
    @Test
    void shouldKeepTheNewCredentialWhenTheAnswerAboutTheOldComesAfterIt() throws Exception {
        loop.submit(() -> {
                    services.rechecks().recheck(session);
                    session.recheck(renewed);
                })
                .get();

        var after = loop.submit(session::caller).get();
        assertThat(after.credential()).isEqualTo(renewed.credential());
    }

    @Test
    void shouldEndOnlyWithTheCredentialItHas() throws Exception {
        loop.submit(() -> {
                    session.recheck(renewed);
                    session.revoked(old);
                })
                .get();
        assertThat(closed).isEmpty();

        loop.submit(() -> session.revoked(renewed)).get();
        assertThat(closed).containsExactly(Closing.REVOKED);
    }

    private static Credential later(Credential.OfSession credential) {
        return new Credential.OfSession(
                credential.session(), credential.expiresAt().plusSeconds(600), credential.address());
    }
}
