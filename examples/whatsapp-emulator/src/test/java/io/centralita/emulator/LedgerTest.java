package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldCountEachIdOfOurs() {
        String first = desk.accepted(desk.text(Desk.ANA, "um", "ours-1"));
        desk.accepted(desk.text(Desk.ANA, "dois", "ours-2"));
        assertThat(desk.emulator.ledger().repeats()).isZero();

        String again = desk.accepted(desk.text(Desk.ANA, "um", "ours-1"));

        assertThat(again).isNotEqualTo(first);
        assertThat(desk.emulator.ledger().countOf("ours-1")).isEqualTo(2);
        assertThat(desk.emulator.ledger().countOf("ours-2")).isEqualTo(1);
        assertThat(desk.emulator.ledger().countOf("ours-3")).isZero();
        assertThat(desk.emulator.ledger().repeats()).isEqualTo(1);
        assertThat(desk.emulator.ledger().repeated()).containsOnlyKeys("ours-1");
        assertThat(desk.emulator.ledger().byOurId("ours-1").orElseThrow().body())
                .isEqualTo(desk.text(Desk.ANA, "um", "ours-1"));
    }

    @Test
    void shouldTellTheLedgerOverTheControlApi() {
        String id = desk.accepted(desk.text(Desk.ANA, "um", "ours-1"));

        JsonObject told =
                new JsonObject(desk.get("/_emulator/sends?our_id=ours-1").body());

        assertThat(told.getInteger("count")).isEqualTo(1);
        assertThat(told.getLong("total")).isEqualTo(1);
        JsonObject send = told.getJsonArray("data").getJsonObject(0);
        assertThat(send.getString("id")).isEqualTo(id);
        assertThat(send.getString("fate")).isEqualTo("window_closed");
        assertThat(send.getJsonObject("body").getJsonObject("text").getString("body"))
                .isEqualTo("um");
    }

    @Test
    void shouldForgetBodiesBeforeCounts() {
        try (Desk small =
                new Desk(EmulatorOptions.defaults().withKept(Kept.defaults().withSends(3)))) {
            IntStream.range(0, 10).forEach(n -> small.accepted(small.text(Desk.ANA, "m", "ours-" + n)));

            assertThat(small.emulator.ledger().sends(Desk.NUMBER))
                    .extracting(AcceptedSend::ourId)
                    .containsExactly("ours-7", "ours-8", "ours-9");
            assertThat(small.emulator.ledger().countOf("ours-0")).isEqualTo(1);
            assertThat(small.emulator.ledger().total()).isEqualTo(10);
        }
    }
}
