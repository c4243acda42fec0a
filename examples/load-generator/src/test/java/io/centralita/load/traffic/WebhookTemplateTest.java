package io.centralita.load.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.load.TestSignatures;
import io.centralita.load.measure.DeliveryLedger;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookTemplateTest {

    private static final SentNumber NUMBER =
            new SentNumber("chn_1", "310000000000001", "15550100001", "209900000000001", "fixture-app-secret-1");
    private final ProviderIds ids = new ProviderIds("run1");

    @Test
    void shouldSignTheBodyAsMetaDoes() {
        Sent sent = sent(template(1).request(42, 7, 1, 1_795_500_001));

        assertThat(sent.head()).startsWith("POST /hooks/chn_1 HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n");
        assertThat(sent.header("X-Hub-Signature-256"))
                .isEqualTo("sha256=" + TestSignatures.hex("fixture-app-secret-1", sent.body()));
        assertThat(sent.header("Content-Length")).isEqualTo(String.valueOf(sent.body().length));
    }

    @Test
    void shouldSignARepeatedBodyTheSame() {
        WebhookTemplate template = template(1);

        assertThat(template.request(1, 1, 1, 5)).isEqualTo(template.request(1, 1, 1, 5));
    }

    @Test
    void shouldWriteAMessagesWebhook() {
        JsonObject value = value(sent(template(1).request(42, 7, 1, 1_795_500_001)));

        assertThat(value.getJsonObject("metadata").getString("phone_number_id")).isEqualTo("310000000000001");
        JsonObject contact = value.getJsonArray("contacts").getJsonObject(0);
        assertThat(contact.getString("wa_id")).isEqualTo("5511000000007");
        assertThat(contact.getString("user_id")).isEqualTo("BR.1000000000000000000007");
        JsonObject message = value.getJsonArray("messages").getJsonObject(0);
        assertThat(message.getString("from")).isEqualTo("5511000000007");
        assertThat(message.getString("id")).isEqualTo("wamid.run1.000000042");
        assertThat(message.getString("timestamp")).isEqualTo("1795500001");
        assertThat(message.getJsonObject("text").getString("body")).startsWith("Olá, meu pedido");
    }

    @Test
    void shouldWriteABatchOfDifferentContacts() {
        JsonArray messages = value(sent(template(3).request(9, 100, 10, 1))).getJsonArray("messages");

        assertThat(messages).hasSize(3);
        assertThat(messages.getJsonObject(2).getString("id")).isEqualTo("wamid.run1.000000011");
        assertThat(messages.getJsonObject(2).getString("from")).isEqualTo("5511000000120");
    }

    @Test
    void shouldFindIdsInAnyBytes() {
        byte[] bytes =
                "{\"a\":\"wamid.other.000000001\",\"b\":\"wamid.run1.000012345\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(ids.number(bytes, ids.next(bytes, 0, bytes.length))).isEqualTo(12_345);
        assertThat(ids.next(bytes, 0, 30)).isEqualTo(-1);
    }

    @Test
    void shouldGoRoundAllContactsAndNumbersEvenly() {
        List<WebhookTemplate> templates = List.of(template(2), template(2));
        WebhookSource source = new WebhookSource(new DeliveryLedger(1), templates, 2, 12, 0);
        Map<String, Integer> turns = new HashMap<>();

        for (int n = 0; n < 12; n++) {
            JsonArray messages = value(sent(source.next(0).request())).getJsonArray("messages");
            messages.forEach(message -> turns.merge(((JsonObject) message).getString("from"), 1, Integer::sum));
        }

        assertThat(turns)
                .hasSize(12)
                .allSatisfy((contact, count) -> assertThat(count).isEqualTo(2));
    }

    private WebhookTemplate template(int batch) {
        return new WebhookTemplate("127.0.0.1:8080", NUMBER, ids, batch);
    }

    private static JsonObject value(Sent sent) {
        return new JsonObject(new String(sent.body(), StandardCharsets.UTF_8))
                .getJsonArray("entry")
                .getJsonObject(0)
                .getJsonArray("changes")
                .getJsonObject(0)
                .getJsonObject("value");
    }

    private static Sent sent(byte[] request) {
        String text = new String(request, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        return new Sent(text.substring(0, end), text.substring(end + 4).getBytes(StandardCharsets.UTF_8));
    }

    private record Sent(String head, byte[] body) {
        String header(String name) {
            return head.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .findFirst()
                    .orElseThrow()
                    .substring(name.length() + 2);
        }
    }
}
