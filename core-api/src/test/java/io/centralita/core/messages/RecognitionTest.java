package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.emulator.Customer;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who a message is from: a set of identities, of which the provider may name any part at any time. */
@QuarkusTest
class RecognitionTest {

    private static final String NO_GRAPH = "http://127.0.0.1:9";
    private static final String WA_ID = "5511988880001";
    private static final String BSUID = "BR.1000000000000000000001";

    @Inject
    WalkRig rig;

    @Test
    void shouldMakeTwoContactsOneWhenTheProviderNamesBothInOneBreath() {
        var line = rig.connect(NO_GRAPH);
        say(line, "{\"wa_id\":\"" + WA_ID + "\"}", "\"from\":\"" + WA_ID + "\"", "wamid.phone");
        say(line, "{\"user_id\":\"" + BSUID + "\"}", "\"from_user_id\":\"" + BSUID + "\"", "wamid.scoped");
        await().until(() -> rig.settled(line));
        assertThat(contacts(line).getList("data")).as("nobody has said it yet").hasSize(2);
        var ids = contacts(line).<String>getList("data.id").stream().sorted().toList();

        sayBoth(line, "wamid.both");

        await().until(() -> rig.settled(line));
        assertThat(contacts(line).getList("data")).hasSize(1);
        assertThat(contacts(line).getString("data[0].id"))
                .as("the eldest stays")
                .isEqualTo(ids.get(0));
        assertThat(contacts(line).<String>getList("data[0].addresses.kind"))
                .containsExactlyInAnyOrder("wa_id", "bsuid");
        assertThat(get(line, "/v1/contacts/" + ids.get(1)).jsonPath().getString("id"))
                .isEqualTo(ids.get(0));
        assertThat(rig.facts(line, "contact.merged")).isEqualTo(1);
        assertThat(rig.count(line, "messages")).isEqualTo(3);
        var conversations = rig.conversations(line);
        assertThat(conversations.<String>getList("data.contact.id")).containsOnly(ids.get(0));
        assertThat(conversations.<String>getList("data.status")).containsExactlyInAnyOrder("open", "closed");
        assertThat(conversations.getInt("data.find { it.status == 'open' }.unread_count"))
                .as("nothing unread is lost with the one that closed")
                .isEqualTo(3);
        assertThat(rig.count(line, "dead_letters")).isZero();
    }

    @Test
    void shouldTellWhoIsWhoWithinOneDeliveryToo() {
        var line = rig.connect(NO_GRAPH);
        var value = "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"phone_number_id\":\"" + NUMBER + "\"},"
                + "\"contacts\":[{\"wa_id\":\"" + WA_ID + "\",\"user_id\":\"" + BSUID + "\"}],\"messages\":["
                + message("\"from\":\"" + WA_ID + "\"", "wamid.1") + ","
                + message("\"from_user_id\":\"" + BSUID + "\"", "wamid.2") + ","
                + message("\"from\":\"" + WA_ID + "\",\"from_user_id\":\"" + BSUID + "\"", "wamid.3") + "]}";

        deliver(line, envelope(value)).statusCode(200);

        await().until(() -> rig.settled(line));
        assertThat(contacts(line).getList("data")).hasSize(1);
        assertThat(rig.count(line, "messages")).isEqualTo(3);
        assertThat(rig.count(line, "conversations")).isEqualTo(1);
    }

    @Test
    void shouldTakeAWaIdForThePhoneOfThoseVeryDigits() {
        var line = rig.connect(NO_GRAPH);
        var imported = create(line, "{\"addresses\":[{\"kind\":\"phone\",\"value\":\"+" + WA_ID + "\"}]}");

        sayBoth(line, "wamid.1");

        await().until(() -> rig.settled(line));
        assertThat(contacts(line).<String>getList("data.id")).containsExactly(imported);
        assertThat(contacts(line).<String>getList("data[0].addresses.kind"))
                .containsExactlyInAnyOrder("phone", "wa_id", "bsuid");
    }

    @Test
    void shouldKeepBrazilianVariantsApartUntilTheProviderMapsOneToTheOther() {
        try (var emulator = WhatsAppEmulator.start()) {
            var line = rig.create(emulator.baseUrl());
            emulator.register(
                    NUMBER,
                    "15550100001",
                    "209900000000001",
                    WalkRig.TOKEN,
                    WalkRig.SECRET,
                    hook(line),
                    WalkRig.VERIFY);
            rig.start(line);
            var ana = Customer.withPhone("5511988880001", "Ana").withWaId("551188880001");
            emulator.customer(ana).sends(NUMBER).text("Olá").await();
            await().until(() -> rig.settled(line) && rig.count(line, "messages") == 1);
            var withNine = create(line, "{\"addresses\":[{\"kind\":\"phone\",\"value\":\"+5511988880001\"}]}");
            assertThat(contacts(line).getList("data")).as("never guessed").hasSize(2);

            var conversation = post(
                    line,
                    "/v1/conversations",
                    "{\"channel_id\":\"" + line.channel() + "\",\"contact_id\":\"" + withNine + "\"}");
            post(
                            line,
                            "/v1/conversations/" + conversation.path("id") + "/messages",
                            "{\"type\":\"template\",\"content\":{\"name\":\"hello\",\"language\":\"pt_BR\","
                                    + "\"components\":[]}}")
                    .then()
                    .statusCode(202);

            await().until(() -> contacts(line).getList("data").size() == 1);
            assertThat(contacts(line).<String>getList("data[0].addresses.value"))
                    .contains("551188880001", "+5511988880001");
        }
    }

    @Test
    void shouldFollowANumberThatChangesAndLetTheOldOneBeAnothers() {
        var line = rig.connect(NO_GRAPH);
        sayBoth(line, "wamid.before");
        await().until(() -> rig.settled(line));
        var ana = contacts(line).getString("data[0].id");

        deliver(
                        line,
                        envelope("{\"messaging_product\":\"whatsapp\",\"metadata\":{\"phone_number_id\":\"" + NUMBER
                                + "\"},\"messages\":[{\"from\":\"" + WA_ID + "\",\"from_user_id\":\"" + BSUID
                                + "\",\"id\":\"wamid.change\",\"timestamp\":\"1795500001\",\"type\":\"system\",\"system\":{"
                                + "\"body\":\"changed\",\"type\":\"user_changed_number\",\"wa_id\":\"5511988880099\","
                                + "\"previous_user_id\":\"" + BSUID + "\",\"user_id\":\"BR.99\"}}]}"))
                .statusCode(200);
        say(line, "{\"wa_id\":\"5511988880099\"}", "\"from\":\"5511988880099\"", "wamid.after");
        await().until(() -> rig.settled(line));

        assertThat(contacts(line).<String>getList("data.id")).containsExactly(ana);
        assertThat(contacts(line).<String>getList("data[0].addresses.value"))
                .containsExactlyInAnyOrder("5511988880099", "BR.99");
        var past = get(line, "/v1/contacts/" + ana + "/past-addresses").jsonPath();
        assertThat(past.<String>getList("data.value")).containsExactlyInAnyOrder(WA_ID, BSUID);
        assertThat(past.<String>getList("data.reason")).containsOnly("number_changed");

        say(line, "{\"wa_id\":\"" + WA_ID + "\"}", "\"from\":\"" + WA_ID + "\"", "wamid.stranger");
        await().until(() -> rig.settled(line));
        assertThat(contacts(line).getList("data"))
                .as("the old number's next owner")
                .hasSize(2);
    }

    @Test
    void shouldMergeWhenANumberChangesToOneThatIsKnown() {
        var line = rig.connect(NO_GRAPH);
        sayBoth(line, "wamid.old");
        say(line, "{\"wa_id\":\"5511988880099\"}", "\"from\":\"5511988880099\"", "wamid.new");
        await().until(() -> rig.settled(line));
        assertThat(contacts(line).getList("data")).hasSize(2);

        deliver(
                        line,
                        envelope(
                                "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"phone_number_id\":\"" + NUMBER
                                        + "\"},\"messages\":[{\"from\":\"" + WA_ID
                                        + "\",\"id\":\"wamid.change\",\"timestamp\":\"1795500001\",\"type\":\"system\",\"system\":{"
                                        + "\"body\":\"changed\",\"type\":\"customer_changed_number\",\"new_wa_id\":\"5511988880099\"}}]}"))
                .statusCode(200);

        await().until(() -> rig.settled(line));
        assertThat(contacts(line).getList("data")).hasSize(1);
        assertThat(contacts(line).<String>getList("data[0].addresses.value"))
                .containsExactlyInAnyOrder("5511988880099", BSUID);
    }

    @Test
    void shouldShowAUsernameAndNotRecogniseByIt() {
        var line = rig.connect(NO_GRAPH);
        say(line, named("BR.1", "ana"), "\"from_user_id\":\"BR.1\"", "wamid.1");
        await().until(() -> rig.settled(line));

        say(line, named("BR.2", "ana"), "\"from_user_id\":\"BR.2\"", "wamid.2");
        await().until(() -> rig.settled(line));

        var all = contacts(line);
        assertThat(all.getList("data")).hasSize(2);
        assertThat(all.<String>getList("data.find { it.addresses*.value.contains('BR.2') }.addresses.value"))
                .contains("ana");
        assertThat(all.<String>getList("data.find { it.addresses*.value.contains('BR.1') }.addresses.value"))
                .doesNotContain("ana");
    }

    @Test
    void shouldAnswerWhereThePersonWroteFromThoughItHasSeveralNumbers() {
        try (var emulator = WhatsAppEmulator.start(EmulatorOptions.defaults().withFullLedger())) {
            var line = rig.create(emulator.baseUrl());
            emulator.register(
                    NUMBER,
                    "15550100001",
                    "209900000000001",
                    WalkRig.TOKEN,
                    WalkRig.SECRET,
                    hook(line),
                    WalkRig.VERIFY);
            rig.start(line);
            emulator.customer("5511977770001", "Ana")
                    .sends(NUMBER)
                    .text("first")
                    .await();
            await().until(() -> rig.settled(line) && rig.count(line, "messages") == 1);
            emulator.customer("5511977770002", "Ana")
                    .sends(NUMBER)
                    .text("second")
                    .await();
            await().until(() -> rig.settled(line) && rig.count(line, "messages") == 2);
            var ids =
                    contacts(line).<String>getList("data.id").stream().sorted().toList();
            post(line, "/v1/contacts/" + ids.get(1) + ":merge", "{\"into\":\"" + ids.get(0) + "\"}")
                    .then()
                    .statusCode(200);
            var open = rig.conversations(line).getString("data.find { it.status == 'open' }.id");

            answer(line, open);
            await().until(() -> emulator.ledger().sends(NUMBER).size() == 1);
            emulator.customer("5511977770001", "Ana")
                    .sends(NUMBER)
                    .text("third")
                    .await();
            await().until(() -> rig.settled(line) && rig.count(line, "messages") == 4);
            answer(line, open);
            await().until(() -> emulator.ledger().sends(NUMBER).size() == 2);

            assertThat(emulator.ledger().sends(NUMBER))
                    .extracting(send -> send.body().getString("to"))
                    .containsExactly("5511977770002", "5511977770001");
        }
    }

    private static void answer(WalkRig.Line line, String conversation) {
        post(
                        line,
                        "/v1/conversations/" + conversation + "/messages",
                        "{\"type\":\"text\",\"content\":{\"body\":\"hello\"}}")
                .then()
                .statusCode(202);
    }

    /** Messages of both come in, twenty at a time, while the two are merged and parted over and over. */
    @Test
    void shouldLoseAndDoubleNothingWhenMergingWhileMessagesArrive() throws Exception {
        var line = rig.connect(NO_GRAPH);
        say(line, "{\"wa_id\":\"" + WA_ID + "\"}", "\"from\":\"" + WA_ID + "\"", "wamid.a");
        say(line, "{\"user_id\":\"" + BSUID + "\"}", "\"from_user_id\":\"" + BSUID + "\"", "wamid.b");
        await().until(() -> rig.settled(line));
        var ids = contacts(line).<String>getList("data.id").stream().sorted().toList();
        var calls = new ArrayList<Callable<Integer>>();
        for (var n = 0; n < 60; n++) {
            var id = "wamid.race" + n;
            calls.add(
                    n % 2 == 0
                            ? () -> say(line, "{\"wa_id\":\"" + WA_ID + "\"}", "\"from\":\"" + WA_ID + "\"", id)
                            : () -> say(
                                    line, "{\"user_id\":\"" + BSUID + "\"}", "\"from_user_id\":\"" + BSUID + "\"", id));
            if (n % 6 == 0) {
                var verb = n % 12 == 0 ? ":merge" : ":unmerge";
                var body = n % 12 == 0 ? "{\"into\":\"" + ids.get(0) + "\"}" : "{}";
                calls.add(() ->
                        post(line, "/v1/contacts/" + ids.get(1) + verb, body).statusCode());
            }
        }

        var answers = together(calls);

        assertThat(answers).as("conflict where the other came first").isSubsetOf(200, 409);
        await().until(() -> rig.settled(line));
        post(line, "/v1/contacts/" + ids.get(1) + ":merge", "{\"into\":\"" + ids.get(0) + "\"}")
                .then()
                .statusCode(200);
        assertThat(rig.count(line, "dead_letters")).isZero();
        assertThat(rig.count(line, "messages")).isEqualTo(62);
        var conversations = rig.conversations(line);
        assertThat(conversations.<String>getList("data.contact.id")).containsOnly(ids.get(0));
        assertThat(conversations.<String>getList("data.status").stream().filter("open"::equals))
                .hasSize(1);
        conversations.<String>getList("data.id").forEach(id -> {
            var seqs = rig.timeline(line, id).<Integer>getList("data.seq").stream()
                    .sorted()
                    .toList();
            assertThat(seqs)
                    .isEqualTo(IntStream.rangeClosed(1, seqs.size()).boxed().collect(Collectors.toList()));
        });
    }

    private int sayBoth(WalkRig.Line line, String id) {
        return say(
                line,
                "{\"wa_id\":\"" + WA_ID + "\",\"user_id\":\"" + BSUID + "\"}",
                "\"from\":\"" + WA_ID + "\",\"from_user_id\":\"" + BSUID + "\"",
                id);
    }

    private static String named(String bsuid, String username) {
        return "{\"user_id\":\"" + bsuid + "\",\"profile\":{\"name\":\"Ana\",\"username\":\"" + username + "\"}}";
    }

    private static int say(WalkRig.Line line, String contact, String from, String id) {
        var value = "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"phone_number_id\":\"" + NUMBER
                + "\"},\"contacts\":[" + contact + "],\"messages\":[" + message(from, id) + "]}";
        return deliver(line, envelope(value)).extract().statusCode();
    }

    private static String message(String from, String id) {
        return "{" + from + ",\"id\":\"" + id + "\",\"timestamp\":\"" + System.currentTimeMillis() / 1000
                + "\",\"type\":\"text\",\"text\":{\"body\":\"" + id + "\"}}";
    }

    private static String envelope(String value) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"209900000000001\",\"changes\":["
                + "{\"field\":\"messages\",\"value\":" + value + "}]}]}";
    }

    private static String hook(WalkRig.Line line) {
        return "http://127.0.0.1:" + io.restassured.RestAssured.port + line.hook();
    }

    private static JsonPath contacts(WalkRig.Line line) {
        return get(line, "/v1/contacts").jsonPath();
    }

    private static Response get(WalkRig.Line line, String path) {
        return request(line).get(path);
    }

    private static String create(WalkRig.Line line, String body) {
        return post(line, "/v1/contacts", body).then().statusCode(201).extract().path("id");
    }

    private static Response post(WalkRig.Line line, String path, String body) {
        return request(line).contentType("application/json").body(body).post(path);
    }

    private static RequestSpecification request(WalkRig.Line line) {
        return line.workspace().owner().request().urlEncodingEnabled(false);
    }

    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        var executor = Executors.newFixedThreadPool(20);
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            executor.shutdown();
        }
    }
}
