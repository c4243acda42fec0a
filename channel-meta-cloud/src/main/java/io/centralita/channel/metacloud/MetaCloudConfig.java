package io.centralita.channel.metacloud;

import io.centralita.channel.metacloud.account.WebhookCheck;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ConfigException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration of one number, read and typed.
 *
 * @param phoneNumberId Meta's id of the number
 * @param accountId id of the WhatsApp business account that owns it
 * @param accessToken for the Graph API
 * @param appSecrets sign webhooks; the present one first, then the one before while it is being rotated
 * @param verifyToken for the handshake
 * @param app id of the app, or {@code app}: the one the token belongs to
 * @param graphBase Graph API without version and trailing slash
 * @param graphVersion e.g. {@code v25.0}
 * @param coexistence whether the number is used in the Business app too
 */
record MetaCloudConfig(
        String phoneNumberId,
        String accountId,
        String accessToken,
        List<String> appSecrets,
        String verifyToken,
        String app,
        URI graphBase,
        String graphVersion,
        boolean coexistence) {

    static final String PHONE_NUMBER_ID = "phone_number_id";
    static final String WABA_ID = "waba_id";
    static final String APP_ID = "app_id";
    static final String ACCESS_TOKEN = "access_token";
    static final String APP_SECRET = "app_secret";
    static final String PREVIOUS_APP_SECRET = "previous_app_secret";
    static final String VERIFY_TOKEN = "verify_token";
    static final String GRAPH_BASE_URL = "graph_base_url";
    static final String GRAPH_VERSION = "graph_version";
    static final String COEXISTENCE = "coexistence";
    static final String DISPLAY_PHONE_NUMBER = "display_phone_number";

    static final String DEFAULT_BASE = "https://graph.facebook.com";
    static final String DEFAULT_VERSION = "v25.0";

    /**
     * Reads a configuration that has been checked.
     *
     * @throws ConfigException when it cannot be used all the same
     */
    static MetaCloudConfig read(ChannelConfig config) {
        List<String> secrets = new ArrayList<>(2);
        secrets.add(config.text(APP_SECRET));
        config.optionalText(PREVIOUS_APP_SECRET).ifPresent(secrets::add);
        return new MetaCloudConfig(
                config.text(PHONE_NUMBER_ID),
                config.text(WABA_ID),
                config.text(ACCESS_TOKEN),
                List.copyOf(secrets),
                config.text(VERIFY_TOKEN),
                config.optionalText(APP_ID).orElse(WebhookCheck.TOKENS_APP),
                base(config.optionalText(GRAPH_BASE_URL).orElse(DEFAULT_BASE)),
                config.optionalText(GRAPH_VERSION).orElse(DEFAULT_VERSION),
                config.flag(COEXISTENCE, false));
    }

    private static URI base(String url) {
        try {
            return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        } catch (IllegalArgumentException notUrl) {
            throw new ConfigException(GRAPH_BASE_URL, "is not a URL");
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "MetaCloudConfig[phoneNumberId=" + phoneNumberId + ", graphBase=" + graphBase + "]";
    }
}
