package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.deliver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every webhook body of the Cloud API's fixtures, each through the whole application. */
@QuarkusTest
class FixtureWalkTest {

    private static final Path FIXTURES = Path.of("../channel-meta-cloud/src/test/resources/meta");

    /** The fixture of history is about another number of the same business. */
    private static final String SIBLING = "310000000000002";

    @Inject
    WalkRig rig;

    @Test
    void shouldAccountForEveryFixture() throws IOException {
        var line = rig.connect("http://127.0.0.1:9");
        rig.connect(line.workspace(), SIBLING, "http://127.0.0.1:9");
        var bodies = bodies();
        assertThat(bodies).hasSizeGreaterThanOrEqualTo(44);

        bodies.forEach((name, body) -> deliver(line, body).statusCode(200));

        await().until(() -> rig.settled(line));
        assertThat(rig.ask(
                        line,
                        "select coalesce(string_agg(cause_code || ': ' || cause, '; '), '') from dead_letters"
                                + " where workspace_id = $1",
                        String.class))
                .as("dead letters")
                .isEmpty();
        assertThat(types(line))
                .containsKeys(
                        "text",
                        "image",
                        "video",
                        "audio",
                        "voice",
                        "document",
                        "sticker",
                        "location",
                        "contacts",
                        "reaction",
                        "button_reply",
                        "list_reply",
                        "flow_reply",
                        "order",
                        "unsupported");
        assertThat(rig.facts(line, "channel.template_changed")).isGreaterThanOrEqualTo(3);
        assertThat(rig.facts(line, "channel.notice_received")).isGreaterThanOrEqualTo(2);
        assertThat(rig.facts(line, "contact.updated")).isGreaterThanOrEqualTo(2);
        assertThat(rig.count(line, "media")).isGreaterThanOrEqualTo(6);
        assertThat(rig.count(line, "raw_payloads"))
                .as("what nobody knows is kept")
                .isPositive();
        assertThat(rig.count(line, "parked_statuses"))
                .as("statuses of messages we never sent")
                .isPositive();
    }

    @Test
    void shouldChangeNothingWhenEveryFixtureComesAgain() throws IOException {
        var line = rig.connect("http://127.0.0.1:9");
        var bodies = List.copyOf(bodies().values());
        bodies.forEach(body -> deliver(line, body).statusCode(200));
        await().until(() -> rig.settled(line));
        var messages = rig.count(line, "messages");
        var created = rig.facts(line, "message.created");
        var opened = rig.facts(line, "conversation.opened");

        bodies.forEach(body -> deliver(line, body).statusCode(200));

        await().until(() -> rig.settled(line));
        assertThat(rig.count(line, "messages")).isEqualTo(messages).isPositive();
        assertThat(rig.facts(line, "message.created")).isEqualTo(created);
        assertThat(rig.facts(line, "conversation.opened")).isEqualTo(opened);
    }

    private Map<String, Long> types(WalkRig.Line line) {
        var listed = rig.ask(
                line,
                "select string_agg(type || '=' || amount, ',') from (select type, count(*) as amount from messages"
                        + " where workspace_id = $1 group by type) as t",
                String.class);
        var types = new HashMap<String, Long>();
        for (var pair : listed.split(",", -1)) {
            types.put(pair.substring(0, pair.indexOf('=')), Long.valueOf(pair.substring(pair.indexOf('=') + 1)));
        }
        return types;
    }

    private static Map<String, byte[]> bodies() throws IOException {
        var bodies = new HashMap<String, byte[]>();
        try (var files = Files.list(FIXTURES)) {
            for (var file : files.sorted().toList()) {
                bodies.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return bodies;
    }
}
