package io.centralita.load.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.load.measure.DeliveryLedger;
import io.centralita.load.wire.Line;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final SentNumber NUMBER = new SentNumber("chn_1", "31", "1555", "20", "secret");
    private static final int STALL_MILLIS = 400;

    private final AtomicInteger requests = new AtomicInteger();
    private Line server;
    private Line line;

    @BeforeEach
    void startAServerThatStallsOnce() {
        server = new Line("127.0.0.1", 1);
        HttpServer http = server.vertx().createHttpServer().requestHandler(request -> {
            if (requests.incrementAndGet() == 20) {
                server.vertx()
                        .setTimer(STALL_MILLIS, ignored -> request.response().end());
            } else {
                request.response().end();
            }
        });
        server.await(() -> http.listen(0, "127.0.0.1"), 10);
        line = new Line("127.0.0.1", http.actualPort());
    }

    @AfterEach
    void stop() {
        line.close();
        server.close();
    }

    @Test
    void shouldCountTheWaitOfEverythingThatWasDueDuringAStall() {
        Postings postings = run(1);

        assertThat(postings.latencies().count()).isEqualTo(200);
        assertThat(postings.latencies().max()).isGreaterThanOrEqualTo(STALL_MILLIS);
        assertThat(postings.latencies().percentile(85))
                .as("80 of 200 webhooks were due while the only connection stood still")
                .isGreaterThan(STALL_MILLIS / 3.0);
    }

    @Test
    void shouldPassAStalledConnectionBy() {
        Postings postings = run(50);

        assertThat(postings.latencies().count()).isEqualTo(200);
        assertThat(postings.latencies().percentile(85)).isLessThan(STALL_MILLIS / 3.0);
    }

    private Postings run(int connections) {
        DeliveryLedger ledger = new DeliveryLedger(1);
        WebhookTemplate template = new WebhookTemplate(line.authority(), NUMBER, new ProviderIds("run"), 1);
        WebhookSource source = new WebhookSource(ledger, List.of(template), 1, 10, 0);
        Postings postings = new Postings(ledger, 1);
        line.await(() -> new OpenLoop(line, source, postings, connections).run(200, 200), 30);
        return postings;
    }
}
