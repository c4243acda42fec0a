package io.centralita.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.testkit.Inbound;
import io.centralita.core.channels.ReplacedAdapters;
import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.messages.types.EmulatedSession;
import io.centralita.core.testing.MemoryLine;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.CustomerChat;
import io.centralita.emulator.WhatsAppEmulator;
import io.centralita.emulator.network.Tick;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What customers are shown of us beside messages: reading and typing. */
@QuarkusTest
class CourtesiesTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    ReplacedAdapters adapters;

    private final List<String> screen = new CopyOnWriteArrayList<>();
    private WhatsAppEmulator emulator;
    private TestWorkspace workspace;

    @BeforeEach
    void begin() {
        emulator = WhatsAppEmulator.start();
        workspace = workspaces.create();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldShowACustomerOfTheCloudApiThatWeType() {
        var number = EmulatedNumber.connect(emulator, workspace);
        number.ana().text("oi").await();
        var conversation = number.conversation();
        watch(number.ana());

        type(workspace.agent(), conversation, null).statusCode(204);

        await().until(() -> screen.contains("typing"));
        assertThat(number.ana().lines().get(0).tick()).isEqualTo(Tick.READ);
    }

    @Test
    void shouldShowACustomerOfWppconnectThatWeType() {
        var session = EmulatedSession.connect(emulator, workspace);
        var chat = emulator.customer("5511988880001", "Ana").sends(session.line());
        chat.text("oi").await();
        var conversation = theConversation();
        watch(chat);

        type(workspace.agent(), conversation, "{}").statusCode(204);

        await().until(() -> screen.contains("typing"));
    }

    @Test
    void shouldAskTheProviderOnceUntilTheAnswerIsSent() {
        var line = MemoryLine.connect(workspace, Map.of());
        var receipts = receipts(line);
        line.hear(Inbound.aMessage().from("5511900000009").at(Instant.now()).build());
        var conversation = theConversation();

        type(workspace.agent(), conversation, "{\"on\":true}").statusCode(204);
        type(workspace.agent(), conversation, "{\"on\":false}").statusCode(204);
        type(workspace.owner(), conversation, null).statusCode(204);
        answer(conversation);
        type(workspace.agent(), conversation, null).statusCode(204);

        await().until(() -> receipts.size() >= 2);
        assertThat(receipts).hasSize(2).allMatch(ReadReceipt::typing);
    }

    @Test
    void shouldRefuseWhereTheNumberShowsNoTyping() {
        var line = MemoryLine.connect(workspace, Map.of());
        var receipts = receipts(line);
        adapters.replace(
                line.channel(),
                "capabilities",
                call -> without(ChannelFeature.TYPING, (ChannelCapabilities)
                        call.itself().get()));
        line.hear(Inbound.aMessage().from("5511900000009").at(Instant.now()).build());
        var conversation = theConversation();

        type(workspace.agent(), conversation, null).statusCode(422).body("code", equalTo("unsupported_by_channel"));

        assertThat(receipts).isEmpty();
    }

    @Test
    void shouldAskForWhatASendAsksFor() {
        var line = MemoryLine.connect(workspace, Map.of());
        line.hear(Inbound.aMessage().from("5511900000009").at(Instant.now()).build());
        var conversation = theConversation();

        type(workspace.viewer(), conversation, null).statusCode(403);
        type(workspaces.create().owner(), conversation, null).statusCode(404);
        type(workspace.agent(), conversation, "{\"on\":\"perhaps\"}").statusCode(422);
        workspace
                .agent()
                .request()
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("status", "closed"))
                .put("/v1/conversations/" + conversation + "/status")
                .then()
                .statusCode(200);
        type(workspace.agent(), conversation, null).statusCode(409).body("code", equalTo("conversation_closed"));
        type(workspace.agent(), conversation, "{\"on\":false}").statusCode(204);
    }

    @Test
    void shouldNotBeHeldUpByAPluginThatBlocks() {
        var blocked = new CountDownLatch(1);
        var line = MemoryLine.connect(workspace, Map.of());
        adapters.replace(line.channel(), "markRead", call -> {
            awaitQuietly(blocked);
            return call.itself().get();
        });
        for (var at = 0; at < 8; at++) {
            line.hear(Inbound.aMessage()
                    .from("551190000000" + at)
                    .at(Instant.now())
                    .build());
        }
        await().until(() -> conversations().size() == 8);
        var elsewhere = workspaces.create();
        var number = EmulatedNumber.connect(emulator, elsewhere);
        number.ana().text("oi").await();
        var theirs = number.conversation();
        try {
            for (var conversation : conversations()) {
                read(workspace, conversation);
            }
            read(elsewhere, theirs);

            await().until(() -> number.ana().lines().get(0).tick() == Tick.READ);
        } finally {
            blocked.countDown();
        }
    }

    private void watch(CustomerChat chat) {
        chat.watch(told -> screen.add(told.getString("event")));
    }

    private List<ReadReceipt> receipts(MemoryLine line) {
        var receipts = new CopyOnWriteArrayList<ReadReceipt>();
        adapters.replace(line.channel(), "markRead", call -> {
            receipts.add((ReadReceipt) call.first());
            return call.itself().get();
        });
        return receipts;
    }

    private static ChannelCapabilities without(ChannelFeature feature, ChannelCapabilities all) {
        var kept = EnumSet.copyOf(all.features());
        kept.remove(feature);
        return ChannelCapabilities.builder()
                .features(kept.toArray(ChannelFeature[]::new))
                .build();
    }

    private static ValidatableResponse type(TestUser user, String conversation, @Nullable String body) {
        var request = user.request();
        return (body == null ? request : request.contentType("application/json").body(body))
                .post("/v1/conversations/" + conversation + "/typing")
                .then();
    }

    private void answer(String conversation) {
        workspace
                .agent()
                .request()
                .contentType("application/json")
                .body(Map.of("type", "text", "content", Map.of("body", "olá")))
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(202);
    }

    private static void read(TestWorkspace workspace, String conversation) {
        workspace
                .owner()
                .request()
                .post("/v1/conversations/" + conversation + "/read")
                .then()
                .statusCode(200);
    }

    private String theConversation() {
        await().until(() -> conversations().size() == 1);
        return conversations().get(0);
    }

    private List<String> conversations() {
        return workspace.owner().request().get("/v1/conversations").path("data.id");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
