package io.centralita.core.messages;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.RateLimit;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.testkit.Inbound;
import io.centralita.channel.testkit.memory.InMemoryChannelFactory;
import io.centralita.channel.testkit.memory.InMemoryProvider;
import io.centralita.core.channels.PluginRegistry;
import io.centralita.core.channels.ReplacedAdapters;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.testing.MemoryLine;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Conversations of a slow number take turns, in whatever lane they are. */
@QuarkusTest
class LaneTurnsWalkTest {

    private static final int CONVERSATIONS = 48;
    private static final int SENDS = 24;

    @Inject
    WalkRig rig;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations sql;

    @Inject
    ReplacedAdapters adapters;

    @Inject
    PluginRegistry plugins;

    @Test
    void shouldLetTheLanesTakeTurnsAtANumber() {
        var name = UUID.randomUUID().toString();
        var line = MemoryLine.connect(workspaces.create(), Map.of("provider", name));
        var walk = new WalkRig.Line(line.workspace(), line.channel());
        adapters.replace(line.channel(), "capabilities", call -> slow());
        for (var customer = 0; customer < CONVERSATIONS; customer++) {
            line.hear(Inbound.aMessage()
                    .from("5511988880" + (100 + customer))
                    .saying("oi")
                    .build());
        }
        await().until(() -> rig.settled(walk) && rig.count(walk, "conversations") == CONVERSATIONS);
        line.post(":pause", Map.of()).statusCode(200);
        rig.conversations(walk).<String>getList("data.id").forEach(conversation -> reply(line, conversation));
        var lanes = lanes(line);
        var backlog = lanes.values().stream().collect(groupingBy(Function.identity(), counting()));
        assertThat(backlog.size()).as("lanes").isGreaterThan(1);

        line.post(":start", Map.of()).statusCode(200);
        var provider = provider(name);
        await().atMost(Duration.ofSeconds(40)).until(() -> provider.sent().size() >= SENDS);

        var served = provider.sent().stream()
                .limit(SENDS)
                .collect(groupingBy(sent -> lanes.get(sent.message().ourId()), counting()));
        var fair = SENDS / backlog.size() - 2;
        backlog.forEach((lane, waiting) -> assertThat(served.getOrDefault(lane, 0L))
                .as("lane %s of %s, of %s", lane, backlog, served)
                .isGreaterThanOrEqualTo(Math.min(waiting, fair)));
    }

    private static ChannelCapabilities slow() {
        return ChannelCapabilities.builder()
                .receives(ContentType.TEXT)
                .sends(ContentType.TEXT, ContentLimits.characters(4096))
                .numberRate(new RateLimit(1, Duration.ofMillis(200), 1))
                .build();
    }

    private InMemoryProvider provider(String name) {
        return ((InMemoryChannelFactory) plugins.find(InMemoryChannelFactory.ID).orElseThrow()).provider(name);
    }

    private Map<String, Integer> lanes(MemoryLine line) {
        var lanes = new HashMap<String, Integer>();
        sql.execute(line.workspace().id(), "select message_id, lane from outbox where workspace_id = $1")
                .forEach(row -> lanes.put(
                        new MessageId(row.getUUID(0)).toString(),
                        row.getShort(1).intValue()));
        assertThat(lanes).hasSize(CONVERSATIONS);
        return lanes;
    }

    private static void reply(MemoryLine line, String conversation) {
        line.workspace()
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", "hello")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202);
    }
}
