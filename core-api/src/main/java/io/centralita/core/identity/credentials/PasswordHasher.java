package io.centralita.core.identity.credentials;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hashes passwords beside the event loop, as many at once as there are cores. Beyond {@code
 * centralita.passwords.waiting} that wait, it answers OVERLOADED (503).
 */
@ApplicationScoped
public class PasswordHasher {

    /** What an unknown user's password is compared with, so that the answer takes as long. */
    public static final String NOBODY =
            "$argon2id$v=19$m=47104,t=1,p=1$bm9ib2R5IG5vYm9keSEhIQ$ldpQ0TJXPOvmiXQxVU0hKcSdDZfsVOPBTDYMYNr1sR0";

    private static final Duration LATER = Duration.ofSeconds(2);

    private final WorkerExecutor workers;
    private final AtomicInteger present = new AtomicInteger();
    private final int most;

    PasswordHasher(
            Vertx vertx, @ConfigProperty(name = "centralita.passwords.waiting", defaultValue = "32") int waiting) {
        var cores = Runtime.getRuntime().availableProcessors();
        this.workers = vertx.createSharedWorkerExecutor("passwords", cores);
        this.most = cores + waiting;
    }

    /** The text to keep. */
    public Uni<String> hash(String password) {
        return apart(() -> Argon2.hash(password));
    }

    public Uni<Boolean> matches(String password, String hash) {
        return apart(() -> Argon2.matches(password, hash));
    }

    private <T> Uni<T> apart(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (present.incrementAndGet() > most) {
                present.decrementAndGet();
                return Uni.createFrom()
                        .failure(ProblemException.later(
                                ProblemCode.OVERLOADED, "Too many passwords are being checked.", LATER));
            }
            return workers.executeBlocking(work, false).onTermination().invoke(present::decrementAndGet);
        });
    }

    @PreDestroy
    void close() {
        workers.closeAndForget();
    }
}
