package io.centralita.core.boot;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Shutdown hooks run side by side, so the one that stops the database waits for the application first. The wait is
 * bounded: a hanging application must not keep the database from being closed cleanly.
 */
final class OrderedShutdown {

    private static final long PATIENCE_SECONDS = 30;

    private OrderedShutdown() {}

    static void stopAfterQuarkus(EmbeddedPostgres postgres) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres), "postgres-stop"));
    }

    private static void stop(EmbeddedPostgres postgres) {
        Application application = ApplicationLifecycleManager.getCurrentApplication();
        if (application != null) {
            CompletableFuture.runAsync(application::awaitShutdown, task -> daemon(task))
                    .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .handle((stopped, failure) -> null)
                    .join();
        }
        postgres.close();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "await-application");
        thread.setDaemon(true);
        thread.start();
    }
}
