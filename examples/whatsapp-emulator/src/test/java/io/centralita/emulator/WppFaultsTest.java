package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.wppconnect.WppStatus;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WppFaultsTest {

    private final WppDesk wpp = new WppDesk().paired();

    @AfterEach
    void close() {
        wpp.close();
    }

    @Test
    void shouldAnswer201ForWhatIsNotSent() {
        faults(FaultKind.NOT_SENT);

        JsonObject failed = WppDesk.first(wpp.text(WppDesk.ANA, "Oi"));

        assertThat(failed.getInteger("ack")).isEqualTo(-1);
        assertThat(failed.getBoolean("isSendFailure")).isTrue();
        assertThat(wpp.ana().lines()).isEmpty();
        assertThat(wpp.desk.emulator.ledger().total()).isZero();
    }

    @Test
    void shouldSwallowTheAnswerOfWhatIsSent() {
        faults(FaultKind.SWALLOWED_ANSWER);

        Assertions.assertThatThrownBy(() -> wpp.text(WppDesk.ANA, "Oi")).isInstanceOf(UncheckedIOException.class);

        assertThat(wpp.ana().lines()).hasSize(1);
        await().until(() -> wpp.events("onack").count() == 2);
    }

    @Test
    void shouldLeaveOpenWhetherAnErrorWasSent() {
        faults(FaultKind.SERVER_ERROR);

        for (int n = 0; n < 20; n++) {
            HttpResponse<String> answer = wpp.text(WppDesk.ANA, "Oi " + n);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(new JsonObject(answer.body()).getString("status")).isEqualTo("Error");
        }

        assertThat(wpp.desk.emulator.ledger().total()).isBetween(1L, 19L);
    }

    @Test
    void shouldGoDownAtASend() {
        faults(FaultKind.DISCONNECTED);

        assertThat(wpp.text(WppDesk.ANA, "Oi").statusCode()).isEqualTo(404);

        await().until(() -> wpp.server().session("loja1").status() == WppStatus.CLOSED);
        wpp.desk.emulator.faults(Faults.none());
        wpp.post("start-session", new JsonObject());
        await().until(() -> wpp.server().session("loja1").status() == WppStatus.CONNECTED);
        assertThat(wpp.text(WppDesk.ANA, "Oi").statusCode()).isEqualTo(201);
    }

    @Test
    void shouldCarryOutASendThatItAnswersAsDisconnected() {
        faults(FaultKind.DISCONNECTED);

        assertThat(wpp.text(WppDesk.ANA, "Oi").statusCode()).isEqualTo(404);

        await().until(() -> wpp.ana().lines().size() == 1);
        assertThat(wpp.desk.emulator.ledger().total()).isEqualTo(1);
        await().until(() -> wpp.server().session("loja1").status() == WppStatus.CLOSED);
        wpp.desk.emulator.faults(Faults.none());
        assertThat(wpp.text(WppDesk.ANA, "closed").statusCode()).isEqualTo(404);
        assertThat(wpp.desk.emulator.ledger().total()).isEqualTo(1);
    }

    @Test
    void shouldTakeSendsInSilence() {
        faults(FaultKind.SILENT);
        JsonObject sent = WppDesk.first(wpp.text(WppDesk.ANA, "Oi"));
        wpp.desk.emulator.faults(Faults.none());

        SentByCustomer unheard = wpp.ana().text("alô?");
        wpp.text(WppDesk.ANA, "Oi de novo");

        assertThat(sent.getInteger("ack")).isZero();
        assertThat(unheard.await().attempts()).isZero();
        assertThat(new JsonObject(wpp.get("status-session").body()).getString("status"))
                .isEqualTo("CONNECTED");
        assertThat(wpp.events("onack")).isEmpty();
        assertThat(wpp.ana().lines()).hasSize(1);
        assertThat(wpp.desk.emulator.ledger().sends("wpp:loja1"))
                .extracting(AcceptedSend::fate)
                .containsExactly(SendFate.LOST, SendFate.LOST);
    }

    @Test
    void shouldLoseFilesAndDamageThem() {
        wpp.desk.emulator.faults(Faults.seeded(1).with(FaultKind.MEDIA_MISSING, 1));
        String id = wpp.ana().image("image/png", new byte[] {1, 2, 3}, null).providerId();
        await().until(() -> wpp.events("onmessage").count() == 1);
        JsonObject told = wpp.events("onmessage").findFirst().orElseThrow();

        assertThat(told.getString("body")).isEqualTo(told.getString("content"));
        assertThat(wpp.get("get-media-by-message/" + WppDesk.encoded(id)).statusCode())
                .isEqualTo(400);
        faults(FaultKind.MEDIA_CORRUPT);
        JsonObject damaged = new JsonObject(
                wpp.get("get-media-by-message/" + WppDesk.encoded(id)).body());
        assertThat(damaged.getString("base64")).isNotEqualTo("AQID").hasSize(4);
    }

    @Test
    void shouldLoseWebhooksThatTheGraphPartWouldTryAgain() {
        faults(FaultKind.WEBHOOK_LOST);
        SentByCustomer lost = wpp.ana().text("Oi");
        assertThat(lost.await().attempts()).isEqualTo(1);
        SentByCustomer late = wpp.desk.ana().text("Oi");

        wpp.desk.emulator.faults(Faults.none());

        assertThat(late.await().delivered()).isTrue();
        assertThat(wpp.events("onmessage")).isEmpty();
        assertThat(wpp.server().session("loja1").status()).isEqualTo(WppStatus.CONNECTED);
    }

    @Test
    void shouldPostDuplicates() {
        faults(FaultKind.DUPLICATE);

        wpp.ana().text("Oi").await();

        await().until(() -> wpp.events("onmessage").count() >= 2);
        assertThat(wpp.events("onmessage").map(event -> event.getString("id")).distinct())
                .hasSize(1);
    }

    private void faults(FaultKind kind) {
        wpp.desk.emulator.faults(Faults.seeded(7).with(kind, 1));
    }
}
