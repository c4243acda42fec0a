package io.centralita.core.kernel.net;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The machine's own resolver, hosts file included, on threads of its own: a slow name server holds up only names. */
@ApplicationScoped
class SystemNames implements NameResolver {

    private static final int THREADS = 4;
    private static final int LONGEST_SECONDS = 30;

    private final WorkerExecutor workers;

    SystemNames(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("outbound-names", THREADS, LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Future<List<InetAddress>> resolve(String name) {
        return workers.executeBlocking(() -> List.of(InetAddress.getAllByName(name)), false);
    }
}
