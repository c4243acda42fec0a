package io.centralita.load.platform;

import io.centralita.emulator.wppconnect.WppServer;
import io.centralita.load.wire.Bytes;
import io.centralita.load.wire.HttpAnswer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Numbers of the provider's wppconnect-server, connected through the API and paired at once. Stopped at the end. */
public final class Sessions implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final byte[] ONLINE = Bytes.ascii("\"state\":\"online\"");

    private final Api api;
    private final String owner;
    private final Provider provider;
    private final String run;
    private final List<String> channels = new ArrayList<>();

    private Sessions(Api api, String owner, Provider provider, String run) {
        this.api = api;
        this.owner = owner;
        this.provider = provider;
        this.run = run;
    }

    /**
     * Connects sessions and waits until all are online.
     *
     * @param owner the bearer token of an owner
     * @param run a name that no earlier run had, in lower-case letters and digits
     * @param baseUrl where the provider posts webhooks to
     */
    public static Sessions open(Api api, String owner, Provider provider, String run, String baseUrl, int count) {
        Sessions sessions = new Sessions(api, owner, provider, run);
        for (int n = 0; n < count; n++) {
            sessions.channels.add(sessions.connect(n, baseUrl));
        }
        sessions.channels.forEach(sessions::awaitOnline);
        return sessions;
    }

    /** The ids of their channels. */
    public List<String> channels() {
        return channels;
    }

    /** So many customers write to each. */
    public void areWrittenTo(int customers) {
        for (int n = 0; n < channels.size(); n++) {
            for (int customer = 0; customer < customers; customer++) {
                provider.writes("55118" + (10_000_000 + n * 100_000 + customer), name(n), "Oi, tudo bem?");
            }
        }
    }

    @Override
    public void close() {
        channels.forEach(channel -> api.post(owner, "/v1/channels/" + channel + ":stop", new JsonObject()));
    }

    private String name(int n) {
        return "load-" + run + "-" + n;
    }

    private String connect(int n, String baseUrl) {
        provider.pairs(name(n), "55117" + (10_000_000 + n));
        JsonObject config = new JsonObject()
                .put("base_url", provider.baseUrl())
                .put("session", name(n))
                .put("secret_key", WppServer.DEFAULT_SECRET)
                .put("webhook_secret", "webhook-of-" + name(n) + "-0123456789")
                .put("webhook_base_url", baseUrl);
        JsonObject channel = new JsonObject()
                .put("plugin", "wppconnect")
                .put("name", "Load " + name(n))
                .put("config", config);
        String id = api.post(owner, "/v1/channels", channel).getString("id");
        api.post(owner, "/v1/channels/" + id + ":start", new JsonObject());
        return id;
    }

    private void awaitOnline(String channel) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        HttpAnswer shown = api.get(owner, "/v1/channels/" + channel);
        while (!online(shown)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("a session is not online after " + PATIENCE_SECONDS + " s: "
                        + new String(shown.bytes(), shown.from(), shown.to() - shown.from(), StandardCharsets.UTF_8));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            shown = api.get(owner, "/v1/channels/" + channel);
        }
    }

    private static boolean online(HttpAnswer channel) {
        return Bytes.indexOf(channel.bytes(), ONLINE, channel.from(), channel.to()) >= 0;
    }
}
