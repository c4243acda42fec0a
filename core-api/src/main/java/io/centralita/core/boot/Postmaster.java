package io.centralita.core.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The running server. One daemon thread starts it and waits on it for all its life, since the kernel's parent-death
 * signal fires when the thread that started a process ends. If the server dies without being told to, that thread waits
 * until its last child is gone and starts it again on the same port.
 */
final class Postmaster {

    private static final Logger LOG = Logger.getLogger(Postmaster.class);
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(10);
    private static final Duration CLEAN_STOP = Duration.ofSeconds(25);
    private static final Duration QUICK_STOP = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final List<String> command;
    private final Path startLog;
    private final PidFile pidFile;
    private final Inhabitants inhabitants;
    private final CompletableFuture<Process> firstReady = new CompletableFuture<>();
    private final Thread keeper = new Thread(this::keepRunning, "postgres-keeper");

    private volatile boolean stopping;
    private volatile @Nullable Process process;

    Postmaster(List<String> command, Path startLog, PidFile pidFile, Inhabitants inhabitants) {
        this.command = command;
        this.startLog = startLog;
        this.pidFile = pidFile;
        this.inhabitants = inhabitants;
        keeper.setDaemon(true);
    }

    /** Returns when connections are accepted. */
    void start() {
        keeper.start();
        try {
            firstReady.get(RECOVERY_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            throw new BootFailure(String.valueOf(cause == null ? failure : cause.getMessage()), failure);
        } catch (TimeoutException slow) {
            stop("QUIT");
            throw new BootFailure("PostgreSQL is not ready after %s; see %s".formatted(RECOVERY_LIMIT, startLog), slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop("QUIT");
            throw new BootFailure("Interrupted while PostgreSQL started", interrupted);
        }
    }

    long pid() {
        Process current = process;
        return current == null ? -1 : current.pid();
    }

    /** Ends the server with the given signal, or harder when it does not obey in time. */
    void stop(String signal) {
        stopping = true;
        Process current = process;
        if (current == null || !current.isAlive()) {
            return;
        }
        Inhabitants.signal(signal, current.pid());
        if (!ended(current, CLEAN_STOP)) {
            Inhabitants.signal("QUIT", current.pid());
            if (!ended(current, QUICK_STOP)) {
                current.destroyForcibly();
            }
        }
    }

    private void keepRunning() {
        Duration pause = Duration.ofMillis(100);
        while (!stopping) {
            try {
                runOnce();
                pause = Duration.ofMillis(100);
            } catch (IOException | BootFailure failure) {
                if (firstReady.completeExceptionally(failure)) {
                    return;
                }
                LOG.errorf("PostgreSQL did not start again: %s", failure.getMessage());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            if (!stopping) {
                LOG.warnf("PostgreSQL ended by itself; starting it again in %d ms", pause.toMillis());
                Inhabitants.await(pause, () -> stopping);
            }
        }
    }

    private void runOnce() throws IOException {
        inhabitants.moveOut();
        Process started =
                Command.prepare(command).redirectOutput(startLog.toFile()).start();
        started.getOutputStream().close();
        process = started;
        if (stopping) {
            started.destroy();
        }
        Inhabitants.await(RECOVERY_LIMIT, () -> pidFile.saysReady(started.pid()) || !started.isAlive());
        if (!pidFile.saysReady(started.pid())) {
            started.destroyForcibly();
            throw new BootFailure("PostgreSQL does not start: " + Files.readString(startLog));
        }
        firstReady.complete(started);
        awaitEnd(started);
    }

    private static void awaitEnd(Process process) {
        process.onExit().join();
    }

    private static boolean ended(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
