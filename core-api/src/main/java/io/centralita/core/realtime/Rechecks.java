package io.centralita.core.realtime;

import io.centralita.core.identity.Authenticator;
import io.centralita.core.kernel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks again what an open socket's caller may do: every few seconds, and soon after a fact that may have changed it. The
 * authenticator remembers its answers for two seconds, so sockets of one credential share a question. Above a thousand sockets
 * the round slows down, and the facts alone keep the promise of five seconds.
 */
@ApplicationScoped
class Rechecks {

    private static final int SOCKETS_IN_STEP = 1_000;
    private static final int SLOWEST = 30;

    private static final Set<String> CHANGES = Set.of(
            "user.updated",
            "user.disabled",
            "user.password_changed",
            "team.updated",
            "team.deleted",
            "api_key.revoked",
            "auth.logged_out",
            "auth.refresh_reused");

    private final Authenticator authenticator;
    private final RealtimeConfig config;
    private final AtomicInteger sockets = new AtomicInteger();

    Rechecks(Authenticator authenticator, RealtimeConfig config) {
        this.authenticator = authenticator;
        this.config = config;
    }

    AtomicInteger sockets() {
        return sockets;
    }

    long everyMillis() {
        var stretch = Math.min(SLOWEST, 1 + sockets.get() / SOCKETS_IN_STEP);
        return config.permissionsEvery().toMillis() * stretch;
    }

    static boolean mayChangeAccess(String factType) {
        return CHANGES.contains(factType);
    }

    void recheck(Session session) {
        var asked = session.caller();
        authenticator
                .refresh(asked)
                .subscribe()
                .with(caller -> session.loop().execute(() -> session.rechecked(asked, caller)), failure -> {
                    if (failure instanceof ProblemException) {
                        session.loop().execute(() -> session.revoked(asked));
                    }
                });
    }
}
