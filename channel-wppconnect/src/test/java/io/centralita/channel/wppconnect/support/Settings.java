package io.centralita.channel.wppconnect.support;

import io.centralita.channel.spi.ChannelConfig;
import java.util.Map;

/** A good configuration. */
public final class Settings {
    public static final String SESSION = "loja1";
    public static final String SECRET = "fixture-server-secret";
    public static final String KEY = "fixture-webhook-key-0123456789";
    public static final String OLD_KEY = "fixture-webhook-key-before-this";

    private Settings() {}

    public static ChannelConfig good() {
        return ChannelConfig.of(Map.of(
                "base_url",
                "http://wppconnect.example:21465",
                "session",
                SESSION,
                "secret_key",
                SECRET,
                "webhook_secret",
                KEY,
                "previous_webhook_secret",
                OLD_KEY,
                "phone_number",
                "+55 11 90000-0001"));
    }
}
