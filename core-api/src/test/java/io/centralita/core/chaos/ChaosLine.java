package io.centralita.core.chaos;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.emulator.WhatsAppEmulator;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A started Cloud API number of the node's first workspace, and its owner. */
record ChaosLine(String url, ChaosLogin login, String channel) {

    static final String NUMBER = "310000000000001";
    static final String SECRET = "chaos-app-secret-1";
    static final String ACCESS = "chaos-access-token";
    static final String VERIFY = "chaos-verify-token";
    static final String ACCOUNT = "209900000000001";

    static ChaosLine connect(ChaosNode node, String graphUrl) {
        var nobody = new ChaosLine(node.url(), new ChaosLogin(node.url(), "owner@localhost", ChaosNode.PASSWORD), "");
        var config = Map.of(
                "phone_number_id", NUMBER,
                "waba_id", ACCOUNT,
                "access_token", ACCESS,
                "app_secret", SECRET,
                "verify_token", VERIFY,
                "graph_base_url", graphUrl);
        String channel = nobody.request()
                .body(Map.of("plugin", "meta-cloud", "name", "Chaos", "config", config))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var line = new ChaosLine(nobody.url(), nobody.login(), channel);
        line.request()
                .urlEncodingEnabled(false)
                .post("/v1/channels/" + channel + ":start")
                .then()
                .statusCode(200);
        return line;
    }

    /** The same through another node. */
    ChaosLine at(ChaosNode node) {
        return new ChaosLine(node.url(), login, channel);
    }

    /** The same by another person. */
    ChaosLine as(String email, String password) {
        return new ChaosLine(url, new ChaosLogin(url, email, password), channel);
    }

    String token() {
        return login.token();
    }

    String hook() {
        return url + "/hooks/" + channel;
    }

    RequestSpecification request() {
        return given().baseUri(url).header("Authorization", "Bearer " + token()).contentType("application/json");
    }

    /** Registers the number with the emulator; so many customers write to it. */
    void meet(WhatsAppEmulator emulator, int customers) {
        emulator.register(NUMBER, "15550100001", ACCOUNT, ACCESS, SECRET, hook(), VERIFY);
        for (var customer = 0; customer < customers; customer++) {
            var hello = emulator.customer("551190000000" + customer, "Customer " + customer)
                    .sends(NUMBER)
                    .text("Olá");
            assertThat(hello.await().delivered()).isTrue();
        }
    }

    /** A text message of a customer, in the provider's form. */
    static byte[] text(String customer, String id) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"field":"messages",
                "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550100001",
                "phone_number_id":"%s"},"contacts":[{"profile":{"name":"Customer %s"},"wa_id":"%s"}],
                "messages":[{"from":"%s","id":"%s","timestamp":"%d","type":"text","text":{"body":"%s"}}]}}]}]}""".formatted(
                        ACCOUNT,
                        NUMBER,
                        customer,
                        customer,
                        customer,
                        id,
                        System.currentTimeMillis() / 1000,
                        "I am " + id)
                .getBytes(StandardCharsets.UTF_8);
    }

    static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
