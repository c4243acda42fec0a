package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WindowTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    private final Desk desk = new Desk(EmulatorOptions.defaults().withClock(now::get));

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shouldAcceptThenFailASendToSomeoneWhoNeverWrote() {
        String id = desk.accepted(desk.text(Desk.ANA, "Olá", "ours-1"));

        await().untilAsserted(() -> assertThat(desk.webhook.statusesOf(id)).containsExactly("failed"));
        JsonObject failed = desk.webhook.statuses().findFirst().orElseThrow();
        assertThat(failed.getString("biz_opaque_callback_data")).isEqualTo("ours-1");
        assertThat(failed.getJsonArray("errors").getJsonObject(0).getInteger("code"))
                .isEqualTo(131047);
    }

    @Test
    void shouldCloseTheWindowAfter24HoursAndOpenItAnew() {
        CustomerChat ana = desk.anaWhoWrote();
        now.updateAndGet(time -> time.plus(Duration.ofHours(24).minusSeconds(1)));
        String within = desk.accepted(desk.text(Desk.ANA, "a tempo", "ours-1"));
        now.updateAndGet(time -> time.plusSeconds(1));
        String late = desk.accepted(desk.text(Desk.ANA, "tarde", "ours-2"));
        ana.text("ainda aqui").await();
        String again = desk.accepted(desk.text(Desk.ANA, "de novo", "ours-3"));

        await().untilAsserted(() -> {
            assertThat(desk.webhook.statusesOf(within)).containsExactly("sent", "delivered");
            assertThat(desk.webhook.statusesOf(late)).containsExactly("failed");
            assertThat(desk.webhook.statusesOf(again)).containsExactly("sent", "delivered");
        });
    }

    @Test
    void shouldLetEverythingThroughWithoutTheRule() {
        try (Desk open = new Desk(EmulatorOptions.defaults().withoutWindowRule())) {
            String id = open.accepted(open.text(Desk.ANA, "Olá", "ours-1"));

            await().untilAsserted(() -> assertThat(open.webhook.statusesOf(id)).containsExactly("sent", "delivered"));
        }
    }

    @Test
    void shouldLetTemplatesThroughAClosedWindow() {
        JsonObject template = new JsonObject()
                .put("messaging_product", "whatsapp")
                .put("to", Desk.ANA)
                .put("type", "template")
                .put(
                        "template",
                        new JsonObject()
                                .put("name", "order_ready")
                                .put("language", new JsonObject().put("code", "pt_BR")));

        String id = desk.accepted(template);

        await().untilAsserted(() -> assertThat(desk.webhook.statusesOf(id)).containsExactly("sent", "delivered"));
        assertThat(desk.webhook
                        .statuses()
                        .findFirst()
                        .orElseThrow()
                        .getJsonObject("pricing")
                        .getBoolean("billable"))
                .isTrue();
    }
}
