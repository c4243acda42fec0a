package io.centralita.core.messages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Meta tells of an account reaches its numbers, whichever webhook address it comes to, and no others. */
@QuarkusTest
class AccountNewsTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    WalkRig rig;

    private WhatsAppEmulator emulator;
    private TestWorkspace workspace;
    private EmulatedNumber called;

    @BeforeEach
    void connect() {
        emulator = WhatsAppEmulator.start();
        workspace = workspaces.create();
        called = EmulatedNumber.connect(emulator, workspace);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void shouldKeepTheNewsOfAnAccountThatHasNoNumberHereAndChangeNothing() {
        var elsewhere = workspaces.create();
        var strangers = EmulatedNumber.connect(emulator, elsewhere);

        tell(strangers.number().wabaId(), disabled());

        await().until(() -> notices(called) == 1);
        assertThat(state(called)).isEqualTo("online");
        assertThat(elsewhere.owner().request().get(strangers.path()).<String>path("state"))
                .isEqualTo("online");
        assertThat(reported(called)).isZero();
        assertThat(workspace.owner().request().get(called.path()).<Object>path("health.restriction"))
                .isNull();
        assertThat(rig.count(line(), "dead_letters")).isZero();
    }

    @Test
    void shouldTellEachNumberOfTheAccountAndNotTheOneWhoseAddressWasCalled() {
        var sibling = EmulatedNumber.connect(emulator, workspace);
        var another =
                EmulatedNumber.connect(emulator, workspace, sibling.number().wabaId());

        tell(sibling.number().wabaId(), disabled());

        for (var number : List.of(sibling, another)) {
            await().until(() -> state(number).equals("banned"));
            await().until(() -> notices(number) == 1 && reported(number) == 1);
        }
        assertThat(state(called)).isEqualTo("online");
        assertThat(notices(called)).isZero();
    }

    @Test
    void shouldTellTheNewsOfATemplateOfTheNumbersThatHaveIt() {
        var sibling = EmulatedNumber.connect(emulator, workspace);

        tell(sibling.number().wabaId(), """
                {"field":"message_template_status_update","value":{"event":"PAUSED","message_template_id":77,
                "message_template_name":"hello","message_template_language":"pt_BR"}}""");

        await().until(() -> told("channel.template_changed", sibling) == 1);
        assertThat(told("channel.template_changed", called)).isZero();
    }

    private static String disabled() {
        return """
            {"field":"account_update","value":{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"DISABLE"}}}""";
    }

    /** Posts to the address of {@link #called}, as one app does for all its accounts. */
    private void tell(String account, String change) {
        var body = "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"" + account + "\",\"time\":"
                + System.currentTimeMillis() / 1_000 + ",\"changes\":[" + change + "]}]}";
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        given().header("X-Hub-Signature-256", WalkRig.signature(called.number().appSecret(), bytes))
                .contentType("application/json")
                .body(bytes)
                .post(called.path().replace("/v1/channels/", "/hooks/"))
                .then()
                .statusCode(200);
    }

    private String state(EmulatedNumber number) {
        return workspace.owner().request().get(number.path()).path("state");
    }

    private long notices(EmulatedNumber number) {
        return told("channel.notice_received", number);
    }

    private long reported(EmulatedNumber number) {
        return told("channel.state_reported", number);
    }

    private long told(String type, EmulatedNumber number) {
        List<String> channels = workspace
                .owner()
                .request()
                .get("/v1/events?after=0&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("data.findAll { it.type == '" + type + "' }.data.channel_id");
        return channels.stream().filter(number.path()::endsWith).count();
    }

    private WalkRig.Line line() {
        return new WalkRig.Line(workspace, "");
    }
}
