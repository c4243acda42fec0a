package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.testing.LogAndTables;
import io.centralita.core.testing.TestConversations;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * P5 through the door: every order of a multiset of statuses, copies among them, the provider's id becoming known before any of
 * them, ends the same. One message for each case; each step is one webhook with the statuses of all cases.
 */
@QuarkusTest
class StatusOrderTest {

    private static final String ANA = "5511977770001";
    private static final Map<String, Long> AT = Map.of(
            "sent", 1_795_000_001L, "delivered", 1_795_000_002L, "read", 1_795_000_003L, "failed", 1_795_000_002L);

    @Inject
    WalkRig rig;

    @Inject
    TestConversations sql;

    @Inject
    LogAndTables comparison;

    private WalkRig.Line line;
    private String conversation;

    private record Case(String message, String providerId, List<String> told, int knownBefore) {}

    @BeforeEach
    void connect() {
        line = rig.connect("http://127.0.0.1:9");
        deliver(line, text(NUMBER, ANA, "wamid.first", "oi")).statusCode(200);
        await().until(() -> rig.settled(line));
        conversation = rig.conversations(line).getString("data[0].id");
    }

    static Stream<Arguments> multisets() {
        return Stream.of(
                arguments(List.of("sent", "delivered", "delivered", "read"), "read"),
                arguments(List.of("sent", "failed", "delivered"), "delivered"),
                arguments(List.of("sent", "failed", "failed"), "failed"));
    }

    @ParameterizedTest
    @MethodSource("multisets")
    void shouldEndTheSameInEveryOrder(List<String> statuses, String end) {
        var cases = cases(statuses);

        for (var step = 0; step <= statuses.size(); step++) {
            var now = step;
            cases.stream().filter(one -> one.knownBefore() == now).forEach(this::makeKnown);
            if (now < statuses.size()) {
                deliver(line, webhook(cases, now)).statusCode(200);
                await().until(() -> rig.settled(line));
            }
        }

        await().until(() -> rig.count(line, "parked_statuses") == 0);
        await().untilAsserted(() -> assertThat(statusesOf(cases)).containsOnly(end));
        assertThat(marks()).as("different ends").hasSize(1);
        assertThat(comparison.differences(line.workspace().id()))
                .doesNotContain("every message sent was last told with the status it has");
    }

    private List<Case> cases(List<String> statuses) {
        var cases = new ArrayList<Case>();
        for (var order : orders(statuses)) {
            for (var known = 0; known <= order.size(); known++) {
                cases.add(new Case(send(), "wamid.order-" + cases.size(), order, known));
            }
        }
        return cases;
    }

    private static Set<List<String>> orders(List<String> statuses) {
        if (statuses.isEmpty()) {
            return Set.of(List.of());
        }
        var orders = new LinkedHashSet<List<String>>();
        for (var at = 0; at < statuses.size(); at++) {
            var rest = new ArrayList<>(statuses);
            var first = rest.remove(at);
            for (var order : orders(rest)) {
                orders.add(Stream.concat(Stream.of(first), order.stream()).toList());
            }
        }
        return orders;
    }

    /** Its provider is not there, so it stays queued and no answer brings an id. */
    private String send() {
        return line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", "x")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void makeKnown(Case one) {
        sql.execute(
                line.workspace().id(),
                "insert into message_keys values ($1, $2, $3, $4)",
                ChannelId.fromString(line.channel()).value(),
                one.providerId(),
                MessageId.fromString(one.message()).value());
    }

    private static String webhook(List<Case> cases, int step) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"209900000000001","changes":[{"field":"messages",
                "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550100001",
                "phone_number_id":"%s"},"statuses":[%s]}}]}]}""".formatted(
                        NUMBER,
                        cases.stream()
                                .map(one -> status(one.providerId(), one.told().get(step)))
                                .collect(Collectors.joining(",")));
    }

    private static String status(String id, String status) {
        var errors = status.equals("failed") ? ",\"errors\":[{\"code\":131026,\"title\":\"Undeliverable\"}]" : "";
        return "{\"id\":\"%s\",\"status\":\"%s\",\"timestamp\":\"%d\",\"recipient_id\":\"%s\"%s}"
                .formatted(id, status, AT.get(status), ANA, errors);
    }

    private List<String> statusesOf(List<Case> cases) {
        var found = new HashMap<String, String>();
        rig.timeline(line, conversation)
                .<Map<String, Object>>getList("data")
                .forEach(message -> found.put((String) message.get("id"), (String) message.get("status")));
        return cases.stream()
                .map(one -> String.valueOf(found.get(one.message())))
                .toList();
    }

    /** What is stored of the messages sent, without what tells them apart. */
    private List<String> marks() {
        return sql
                .execute(
                        line.workspace().id(),
                        "select distinct concat_ws(' ', status, sent_at, delivered_at, read_at, error) from messages"
                                + " where workspace_id = $1 and direction = 'outbound'")
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
