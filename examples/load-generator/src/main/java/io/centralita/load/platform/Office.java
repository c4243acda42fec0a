package io.centralita.load.platform;

import io.centralita.emulator.BusinessNumber;
import io.centralita.load.traffic.SentNumber;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The numbers and people of one run, made anew through the API so that runs do not meet: ten numbers, agents,
 * supervisors. Stopped at the end; users and conversations stay, as in life.
 */
public final class Office implements AutoCloseable {

    private final Api api;
    private final String owner;
    private final Provider provider;
    private final String run;
    private final String baseUrl;
    private final List<SentNumber> numbers = new ArrayList<>();
    private final List<BusinessNumber> businesses = new ArrayList<>();
    private final List<String> agents = new ArrayList<>();
    private final List<String> supervisors = new ArrayList<>();

    private Office(Api api, String owner, Provider provider, String run, String baseUrl) {
        this.api = api;
        this.owner = owner;
        this.provider = provider;
        this.run = run;
        this.baseUrl = baseUrl;
    }

    /**
     * Opens an office.
     *
     * @param owner the bearer token of an owner
     * @param run a name that no earlier run had, in lower-case letters and digits
     * @param baseUrl where the provider posts webhooks to
     */
    public static Office open(Api api, String owner, Provider provider, String run, String baseUrl, Size size) {
        Office office = new Office(api, owner, provider, run, baseUrl);
        for (int n = 0; n < size.numbers(); n++) {
            office.numbers.add(office.connectNumber(n));
        }
        office.hire("supervisor", size.supervisors(), office.supervisors);
        office.hire("agent", size.agents(), office.agents);
        return office;
    }

    /** The connected numbers. */
    public List<SentNumber> numbers() {
        return numbers;
    }

    /** Makes a number known to another provider too, which posts no webhooks for it. */
    public void introduce(SentNumber number, Provider other) {
        other.register(businesses.get(numbers.indexOf(number)));
    }

    /** The agents' tokens. */
    public List<String> agents() {
        return agents;
    }

    /** The supervisors' tokens. */
    public List<String> supervisors() {
        return supervisors;
    }

    /** The owner's token. */
    public String owner() {
        return owner;
    }

    /** Says that all agents are there to take conversations. */
    public void agentsOnline() {
        presence("online");
    }

    /** Sends the agents home and disconnects the numbers. */
    @Override
    public void close() {
        presence("offline");
        for (SentNumber number : numbers) {
            api.post(owner, "/v1/channels/" + number.channelId() + ":stop", new JsonObject());
        }
    }

    private void presence(String state) {
        for (String agent : agents) {
            api.put(agent, "/v1/presence", new JsonObject().put("state", state));
        }
    }

    private SentNumber connectNumber(int n) {
        long base = 3_000_000_000_000L + Long.parseLong(run, 36) % 1_000_000_000L * 100 + n;
        BusinessNumber number = new BusinessNumber(
                String.valueOf(base),
                "55119" + String.valueOf(base).substring(5),
                String.valueOf(base + 1_000_000_000_000L),
                secret(),
                secret(),
                null,
                null,
                "Load " + n);
        businesses.add(number);
        provider.register(number);
        String verifyToken = secret();
        String channelId =
                api.post(owner, "/v1/channels", channel(number, verifyToken, n)).getString("id");
        provider.register(number.withWebhook(baseUrl + "/hooks/" + channelId, verifyToken));
        api.post(owner, "/v1/channels/" + channelId + ":start", new JsonObject());
        return new SentNumber(
                channelId, number.phoneNumberId(), number.displayNumber(), number.wabaId(), number.appSecret());
    }

    private JsonObject channel(BusinessNumber number, String verifyToken, int n) {
        JsonObject config = new JsonObject()
                .put("phone_number_id", number.phoneNumberId())
                .put("waba_id", number.wabaId())
                .put("access_token", number.accessToken())
                .put("app_secret", number.appSecret())
                .put("verify_token", verifyToken)
                .put("graph_base_url", provider.baseUrl());
        return new JsonObject()
                .put("plugin", "meta-cloud")
                .put("name", "Load " + run + " " + n)
                .put("config", config);
    }

    private void hire(String role, int count, List<String> tokens) {
        for (int n = 0; n < count; n++) {
            String email = role + n + "." + run + "@load.example";
            String password = secret();
            JsonObject user = new JsonObject()
                    .put("email", email)
                    .put("name", "Load " + role + " " + n)
                    .put("password", password)
                    .put("role", role)
                    .put("capacity", 1_000);
            api.post(owner, "/v1/users", user);
            tokens.add(api.login(email, password));
        }
    }

    private static String secret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * How large an office is.
     *
     * @param numbers connected numbers
     * @param agents people who answer
     * @param supervisors people who see everything
     */
    public record Size(int numbers, int agents, int supervisors) {}
}
