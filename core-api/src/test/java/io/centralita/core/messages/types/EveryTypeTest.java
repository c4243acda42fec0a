package io.centralita.core.messages.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.AcceptedSend;
import io.centralita.emulator.CustomerChat;
import io.centralita.emulator.WhatsAppEmulator;
import io.centralita.emulator.network.ChatLine;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every example of {@code docs/messages.md}, through the running application and both unmodified plug-ins. */
@QuarkusTest
class EveryTypeTest {

    private static final String ANA = "5511988880001";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    TestWorkspaces workspaces;

    private WhatsAppEmulator emulator;
    private TestWorkspace workspace;
    private CustomerChat ana;
    private String conversation;

    @BeforeEach
    void start() {
        emulator = WhatsAppEmulator.start();
        workspace = workspaces.create();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldCarryEveryTypeOverTheCloudApi() {
        var number = EmulatedNumber.connect(emulator, workspace);

        carry("meta-cloud", number.number().phoneNumberId());

        var bodies = emulator.ledger().sends().stream().map(AcceptedSend::body).toList();
        assertThat(bodies)
                .allSatisfy(body ->
                        assertThat(SendContract.faults(body)).as(body.encode()).isEmpty());
        assertThat(SendContract.kinds(bodies)).as("what the contract names").containsAll(SendContract.kinds());
        assertThat(MessagesGuide.examples())
                .filteredOn(example -> !example.sent() && example.plugins().contains("meta-cloud"))
                .extracting(MessagesGuide.Example::type)
                .as("what the plug-in says that it receives")
                .containsAll(received("meta-cloud"));
    }

    private List<String> received(String plugin) {
        List<String> types = workspace
                .owner()
                .request()
                .get("/v1/plugins")
                .path("data.find { it.id == '" + plugin + "' }.capabilities.receives");
        return types.stream()
                .map(type -> type.equals("system_note") ? "system" : type)
                .toList();
    }

    @Test
    void shouldCarryEveryTypeOverWppconnect() {
        var session = EmulatedSession.connect(emulator, workspace);

        carry("wppconnect", session.line());
    }

    private void carry(String plugin, String line) {
        ana = emulator.customer(ANA, "Ana").sends(line);
        ana.text("Olá").await();
        conversation = theConversation();
        var firstOfHers = newest("inbound").getString("id");
        var examples = MessagesGuide.examples();
        assertThat(examples).hasSizeGreaterThan(30);
        examples.stream().filter(MessagesGuide.Example::sent).forEach(example -> send(example, plugin, firstOfHers));
        examples.stream()
                .filter(example -> !example.sent() && example.plugins().contains(plugin))
                .forEach(this::receive);
    }

    private void send(MessagesGuide.Example example, String plugin, String firstOfHers) {
        var body = filled(example, firstOfHers);
        var lines = ana.lines().size();
        var answer = workspace
                .owner()
                .request()
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body.encode())
                .post("/v1/conversations/" + conversation + "/messages");
        if (!example.plugins().contains(plugin)) {
            refused(example, answer);
            assertThat(ana.lines()).hasSize(lines);
            return;
        }
        assertThat(answer.statusCode()).as("%s: %s", example, answer.asString()).isEqualTo(202);
        String id = answer.path("id");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ana.lines())
                        .as("%s: %s", example, message(id))
                        .hasSizeGreaterThan(lines));
        assertThat(ana.lines().get(lines).type()).as(example.toString()).isEqualTo(onThePhone(example, plugin));
        if (!example.type().equals("reaction")) {
            waitFor(
                    example,
                    () -> List.of("delivered", "read").contains(message(id).getString("status")));
        }
    }

    /** At once, with what is taken instead; of a kind of interactive message also which kinds are. */
    private static void refused(MessagesGuide.Example example, Response answer) {
        assertThat(answer.statusCode()).as("%s: %s", example, answer.asString()).isEqualTo(422);
        var problem = new JsonObject(answer.asString());
        assertThat(problem.getString("code")).as(problem.encode()).isEqualTo("type_not_supported");
        var pointer = problem.getJsonArray("errors").getJsonObject(0).getString("pointer");
        var allowed = problem.getJsonObject("allowed");
        if (allowed.getJsonArray("types").contains(example.type())) {
            var content = example.message().getJsonObject("content");
            assertThat(content.containsKey(pointer.replace("/content/", "")))
                    .as(pointer)
                    .isTrue();
            assertThat(allowed.getJsonArray("interactive_kinds"))
                    .containsExactlyInAnyOrder("buttons", "sections", "link", "location_request");
        } else {
            assertThat(pointer).isEqualTo("/type");
        }
    }

    private void receive(MessagesGuide.Example example) {
        var before = count(example.type());

        assertThat(new CustomerActs(ana, answered(example))
                        .does(example.heading())
                        .await()
                        .delivered())
                .as(example.toString())
                .isTrue();

        waitFor(example, () -> count(example.type()) > before);
        var message = newest("inbound");
        assertThat(message.getString("type")).as(example.toString()).isEqualTo(example.type());
        assertThat(Likeness.missing(example.message().getJsonObject("content"), message.getJsonObject("content")))
                .as("%s: %s", example, message.encode())
                .isEmpty();
    }

    /** The message of the business that the customer answers: for a vote the poll, else what can be tapped. */
    private String answered(MessagesGuide.Example example) {
        var wanted = example.heading().equals("Poll vote") ? "poll" : "text";
        return ana.lines().stream()
                .filter(line -> !line.fromCustomer() && line.type().equals(wanted))
                .map(ChatLine::id)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private JsonObject filled(MessagesGuide.Example example, String firstOfHers) {
        var body = example.message().copy();
        var content = body.getJsonObject("content");
        uploads(content, example.type());
        if (content.containsKey("message_id")) {
            content.put("message_id", firstOfHers);
        }
        return body;
    }

    /** A file for each {@code media_id}, of the type that stands beside it. */
    private void uploads(JsonObject part, String type) {
        var own = part.getString("type", type);
        if (part.containsKey("media_id")) {
            part.put("media_id", upload(own));
        }
        for (var name : part.fieldNames()) {
            uploads(part.getValue(name), own);
        }
    }

    private void uploads(Object part, String type) {
        if (part instanceof JsonObject object) {
            uploads(object, type);
        } else if (part instanceof JsonArray list) {
            list.forEach(item -> uploads(item, type));
        }
    }

    private String upload(String type) {
        return workspace
                .owner()
                .request()
                .contentType(TypeSamples.mimeType(type))
                .header("X-Filename", "file")
                .body(TypeSamples.bytes(type))
                .post("/v1/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What is not a menu becomes text where a phone's WhatsApp sends it. */
    private static String onThePhone(MessagesGuide.Example example, String plugin) {
        var asText = Set.of("Link button", "Location request").contains(example.heading());
        if (asText && plugin.equals("wppconnect")) {
            return "text";
        }
        return example.type().equals("voice") ? "audio" : example.type();
    }

    private String theConversation() {
        await().until(() -> !list("/v1/conversations").isEmpty());
        return list("/v1/conversations").getJsonObject(0).getString("id");
    }

    private long count(String type) {
        return timeline().stream()
                .map(JsonObject.class::cast)
                .filter(message -> message.getString("direction").equals("inbound"))
                .filter(message -> message.getString("type").equals(type))
                .count();
    }

    private JsonObject newest(String direction) {
        await().until(() -> !timeline().isEmpty());
        return timeline().stream()
                .map(JsonObject.class::cast)
                .filter(message -> message.getString("direction").equals(direction))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject message(String id) {
        return new JsonObject(
                workspace.owner().request().get("/v1/messages/" + id).asString());
    }

    private JsonArray timeline() {
        return list("/v1/conversations/" + conversation + "/messages?limit=200");
    }

    private JsonArray list(String path) {
        return new JsonObject(workspace.owner().request().get(path).asString()).getJsonArray("data");
    }

    private static void waitFor(MessagesGuide.Example example, Supplier<Boolean> done) {
        await(example.toString()).atMost(PATIENCE).until(done::get);
    }
}
