package io.centralita.channel.metacloud.benchmark;

import com.sun.management.ThreadMXBean;
import io.centralita.channel.metacloud.parse.EnvelopeReader;
import io.centralita.channel.metacloud.support.Calls;
import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.metacloud.webhook.Signature;
import io.centralita.channel.metacloud.webhook.WebhookDoor;
import io.centralita.channel.spi.inbound.WebhookRequest;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * How many webhooks one thread receives: {@code java ... ReceiveBenchmark}. Prints calls a second and bytes of garbage a
 * call, for the parts and for the whole.
 */
public final class ReceiveBenchmark {
    private static final long NANOS = 3_000_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ReceiveBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        byte[] text = Fixtures.bytes(Fixtures.tree(Fixtures.body("inbound-text")));
        byte[] status = Fixtures.bytes(Fixtures.tree(Fixtures.body("status-read")));
        byte[] batch = Fixtures.bytes(Fixtures.tree(Fixtures.body("batch-mixed")));
        String signed = Calls.signature(text, Fixtures.SECRET);
        Signature signature = new Signature(List.of(Fixtures.SECRET));
        Map<String, List<String>> headers = Map.of(
                "host",
                List.of("example.com"),
                "content-type",
                List.of("application/json"),
                "user-agent",
                List.of("facebookexternalua"),
                Signature.HEADER,
                List.of(signed));
        run("request record", () -> new WebhookRequest("POST", Map.of(), headers, text));
        run("signature", () -> signature.signs(signed, text));
        run("parse text", () -> EnvelopeReader.events(text));
        receive("receive text (" + text.length + " bytes)", text);
        receive("receive status (" + status.length + " bytes)", status);
        receive("receive batch of 3 lanes (" + batch.length + " bytes)", batch);
    }

    private static void receive(String name, byte[] body) throws Exception {
        WebhookDoor door = Door.open();
        WebhookRequest request = Calls.signed(body);
        run(name, () -> door.receive(request));
    }

    private static void run(String name, Callable<?> work) throws Exception {
        measure(work);
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        double perSecond = measure(work);
        long garbage = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        double calls = perSecond * NANOS / 1e9;
        System.out.printf("%-40s %,12.0f a second, %,6.0f bytes a call%n", name, perSecond, garbage / calls);
    }

    private static double measure(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        long count = 0;
        long kept = 0;
        while (System.nanoTime() - start < NANOS) {
            for (int i = 0; i < 100; i++) {
                kept += work.call().hashCode() & 1;
            }
            count += 100;
        }
        if (kept < 0) {
            throw new IllegalStateException("never");
        }
        return count * 1e9 / (System.nanoTime() - start);
    }
}
