package io.centralita.demo;

import io.centralita.emulator.WhatsAppEmulator;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/** The one WhatsApp number of the demo: connected once in the API, and known to the emulator at each start. */
final class DemoNumber {

    static final String PHONE_NUMBER_ID = "310000000000001";

    private static final String DISPLAY = "15550100001";
    private static final String ACCOUNT = "209900000000001";

    private final ApiClient api;
    private final DemoSecrets secrets;

    DemoNumber(ApiClient api, DemoSecrets secrets) {
        this.api = api;
        this.secrets = secrets;
    }

    /** The channel of an earlier start, or a new one. */
    JsonObject findOrMake(String graph) throws IOException, InterruptedException {
        JsonObject found = existing().orElse(null);
        return found == null ? api.post("/v1/channels", wanted(graph), "demo-channel-1") : found;
    }

    void start(JsonObject channel) throws IOException, InterruptedException {
        if (!"running".equals(channel.getString("desired"))) {
            api.post("/v1/channels/" + channel.getString("id") + ":start", new JsonObject(), "");
        }
    }

    /** Tells the emulator of the number and where its webhooks go. */
    static void register(WhatsAppEmulator emulator, DemoSecrets secrets, String webhookUrl) {
        emulator.register(
                PHONE_NUMBER_ID,
                DISPLAY,
                ACCOUNT,
                secrets.accessToken(),
                secrets.appSecret(),
                webhookUrl,
                secrets.verifyToken());
    }

    private Optional<JsonObject> existing() throws IOException, InterruptedException {
        return api.get("/v1/channels").getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .filter(channel ->
                        PHONE_NUMBER_ID.equals(channel.getJsonObject("config").getString("phone_number_id")))
                .findFirst();
    }

    private JsonObject wanted(String graph) {
        return new JsonObject()
                .put("plugin", "meta-cloud")
                .put("name", "Demo WhatsApp")
                .put(
                        "config",
                        new JsonObject()
                                .put("phone_number_id", PHONE_NUMBER_ID)
                                .put("waba_id", ACCOUNT)
                                .put("display_phone_number", "+" + DISPLAY)
                                .put("access_token", secrets.accessToken())
                                .put("app_secret", secrets.appSecret())
                                .put("verify_token", secrets.verifyToken())
                                .put("graph_base_url", graph));
    }
}
