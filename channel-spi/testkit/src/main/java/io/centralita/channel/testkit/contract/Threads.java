package io.centralita.channel.testkit.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Makes and counts threads. */
final class Threads {

    private static final long MILLIS_TO_END = 500;

    private Threads() {}

    /** The same work on eight threads at once; what each of them found. */
    static <T> List<T> together(Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<T> found = new ArrayList<>();
            for (Future<T> run : threads.invokeAll(Collections.nCopies(8, work))) {
                found.add(run.get());
            }
            return found;
        } finally {
            threads.shutdown();
        }
    }

    /** Calls on a thread of its own, so that a call that blocks does not block the test. */
    static <T> CompletableFuture<T> apart(Supplier<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> result.complete(call.get()), "contract-caller");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    static Set<Thread> alive() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    /** Names of threads that were not there before and do not end by themselves. The JDK's own common pool is no one's. */
    static List<String> leftSince(Set<Thread> before) throws InterruptedException {
        List<String> left = new ArrayList<>();
        for (Thread thread : alive()) {
            if (!before.contains(thread) && !isTheJdks(thread) && outlives(thread)) {
                left.add(thread.getName());
            }
        }
        return left;
    }

    private static boolean isTheJdks(Thread thread) {
        String name = thread.getName();
        return name.startsWith("ForkJoinPool.commonPool") || name.startsWith("CompletableFutureDelayScheduler");
    }

    private static boolean outlives(Thread thread) throws InterruptedException {
        thread.join(MILLIS_TO_END);
        return thread.isAlive();
    }
}
