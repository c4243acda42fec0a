package io.centralita.channel.metacloud.support;

import io.centralita.channel.spi.ChannelConfig;
import java.util.Map;

/** A good configuration. */
public final class Settings {
    public static final String TOKEN = "EAAfixture-token";

    private Settings() {}

    public static ChannelConfig good() {
        return ChannelConfig.of(Map.of(
                "phone_number_id",
                Wire.NUMBER,
                "waba_id",
                "209900000000001",
                "access_token",
                TOKEN,
                "app_secret",
                Fixtures.SECRET,
                "previous_app_secret",
                "fixture-app-secret-0",
                "verify_token",
                Door.VERIFY_TOKEN,
                "display_phone_number",
                "+1 555 010 0001"));
    }
}
