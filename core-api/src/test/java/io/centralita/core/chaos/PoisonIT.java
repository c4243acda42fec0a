package io.centralita.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** P11: a message at which the handler fails each time, and a huge body that cannot be read, among good ones of every lane. */
@ExtendWith(SharedNodes.class)
class PoisonIT {

    private static final int CUSTOMERS = 12;
    private static final int HUGE = 3_000_000;
    private static final Duration MOVES = Duration.ofSeconds(30);

    private static final String POISON = """
            create function chaos_poison() returns trigger language plpgsql as $$
            begin
                if new.provider_message_id = 'wamid.poison' then
                    raise exception 'poison';
                end if;
                return new;
            end $$;
            create trigger chaos_poison before insert on messages for each row execute function chaos_poison()""";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void shouldBuryPoisonAndLetTheLanesMove(TwoNodes nodes) throws Exception {
        var sql = nodes.sql();
        var line = nodes.lineAtSecond();
        sql.execute(POISON);
        try {
            post(line, ChaosLine.text("5521960000000", "wamid.poison"));
            post(line, ("{\"object\":\"" + "x".repeat(HUGE)).getBytes(StandardCharsets.US_ASCII));
            for (var customer = 0; customer < CUSTOMERS; customer++) {
                post(line, ChaosLine.text("552196%07d".formatted(customer), "wamid.beside-poison-" + customer));
            }
            var posted = System.nanoTime();
            var beside = "select count(*) from messages where provider_message_id like 'wamid.beside-poison-%'"
                    + " and provider_message_id <> 'wamid.beside-poison-0'";
            await().atMost(MOVES).until(() -> sql.count(beside) == CUSTOMERS - 1);
            var others = Duration.ofNanos(System.nanoTime() - posted);
            var behind = "select count(*) from messages where provider_message_id = 'wamid.beside-poison-0'";
            await().atMost(MOVES).until(() -> sql.count(behind) == 1);
            var same = Duration.ofNanos(System.nanoTime() - posted);
            await().atMost(MOVES).until(() -> sql.count("select count(*) from dead_letters") == 2);

            System.out.printf(
                    "chaos PoisonIT dead_letters=%s others_after_ms=%d same_customer_after_ms=%d%n",
                    sql.column("select cause_code || ' x' || attempts from dead_letters order by 1"),
                    others.toMillis(),
                    same.toMillis());
            assertThat(sql.column("select cause_code from dead_letters order by 1"))
                    .containsExactly("failed", "unreadable");
            new Verdict(sql).awaitDrained();
        } finally {
            sql.execute("drop trigger chaos_poison on messages; drop function chaos_poison; delete from dead_letters");
        }
    }

    private void post(ChaosLine line, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(line.hook()))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", ChaosLine.signature(body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
}
