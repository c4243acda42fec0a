package io.centralita.core.channels;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack case 51 at the moment of saving: addresses that a channel may never call. */
@QuarkusTest
class ConfigAddressesTest {

    private static final String FIELD = "/config/graph_base_url";

    @Inject
    TestWorkspaces workspaces;

    private TestWorkspace workspace;

    @BeforeEach
    void create() {
        workspace = workspaces.create();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest",
                "https://10.1.2.3",
                "http://100.64.0.1",
                "https://[fd00::1]",
                "https://[::ffff:10.0.0.1]",
                "https://[64:ff9b::7f00:1]",
                "https://2130706433",
                "http://93.184.216.34",
                "https://93.184.216.34:22"
            })
    void attack51ShouldNotSaveAnAddressThatIsNeverCalled(String address) {
        save(metaCloud(address))
                .statusCode(422)
                .body("errors.pointer", hasItem(FIELD))
                .body("errors.code", hasItem("blocked_address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "gopher://example.com",
                "https://0x7f.0.0.1",
                "https://user@graph.facebook.com",
                "https://a\r\nb"
            })
    void attack54ShouldNotSaveWhatIsNoAddressToCall(String address) {
        save(metaCloud(address)).statusCode(422).body("errors.pointer", hasItem(FIELD));
    }

    @Test
    void shouldNotTakeSuchAnAddressByAChangeEither() {
        String id = save(metaCloud("https://graph.facebook.com"))
                .statusCode(201)
                .extract()
                .path("id");
        workspace
                .owner()
                .request()
                .contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("config", Map.of("graph_base_url", "https://169.254.169.254")))
                .patch("/v1/channels/" + id)
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("blocked_address"));
        workspace
                .owner()
                .request()
                .get("/v1/channels/" + id)
                .then()
                .body("config.graph_base_url", equalTo("https://graph.facebook.com"));
    }

    @Test
    void shouldNotTakeSuchAnAddressByAMoveEither() {
        var session = Map.of(
                "base_url", "http://wppconnect:21465",
                "session", "move1",
                "secret_key", "a-key-of-the-server",
                "webhook_secret", "0123456789abcdef0123456789abcdef",
                "webhook_base_url", "http://10.0.0.5:8080");
        String id = save(Map.of("plugin", "wppconnect", "name", "W", "config", session))
                .statusCode(201)
                .extract()
                .path("id");
        move(id, metaCloud("https://169.254.169.254"))
                .statusCode(422)
                .body("errors.pointer", hasItem(FIELD))
                .body("errors.code", hasItem("blocked_address"));
        workspace.owner().request().get("/v1/channels/" + id).then().body("plugin", equalTo("wppconnect"));
        move(id, metaCloud("https://graph.facebook.com")).statusCode(200);
    }

    private ValidatableResponse move(String channel, Map<String, Object> to) {
        return workspace
                .owner()
                .request()
                .contentType("application/json")
                .urlEncodingEnabled(false)
                .header("If-Match", "*")
                .body(Map.of("plugin", "meta-cloud", "config", to.get("config")))
                .post("/v1/channels/" + channel + ":move")
                .then();
    }

    @Test
    void shouldSaySoBeforeAnythingIsSaved() {
        workspace
                .owner()
                .request()
                .contentType("application/json")
                .urlEncodingEnabled(false)
                .body(Map.of(
                        "plugin",
                        "meta-cloud",
                        "config",
                        metaCloud("https://10.1.2.3").get("config")))
                .post("/v1/channels:validate")
                .then()
                .statusCode(200)
                .body("findings.code", hasItem("blocked_address"));
    }

    @Test
    void shouldTakeAPrivateAddressThatOnlyTheProviderCalls() {
        var config = Map.of(
                "base_url", "http://wppconnect:21465",
                "session", "loja1",
                "secret_key", "a-key-of-the-server",
                "webhook_secret", "0123456789abcdef0123456789abcdef",
                "webhook_base_url", "http://10.0.0.5:8080");
        save(Map.of("plugin", "wppconnect", "name", "W", "config", config)).statusCode(201);
    }

    private ValidatableResponse save(Map<String, Object> channel) {
        return workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(channel)
                .post("/v1/channels")
                .then();
    }

    private static Map<String, Object> metaCloud(String address) {
        var config = new HashMap<String, Object>(Map.of(
                "phone_number_id", "3100" + Math.abs(System.nanoTime()),
                "waba_id", "209900000000001",
                "access_token", "a-token",
                "app_secret", "a-secret",
                "verify_token", "a-verify-token"));
        config.put("graph_base_url", address);
        return Map.of("plugin", "meta-cloud", "name", "M", "config", config);
    }
}
