package io.centralita.channel.wppconnect;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ConfigException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of one session, read and typed.
 *
 * @param baseUrl of the server, without trailing slash
 * @param session its name there
 * @param secretKey of the server
 * @param webhookSecrets part of the webhook address; the present one first, then the one before while it is being changed
 * @param webhookBaseUrl of this platform as the server sees it, when it differs from the public one
 */
record WppconnectConfig(
        URI baseUrl, String session, String secretKey, List<String> webhookSecrets, Optional<URI> webhookBaseUrl) {

    static final String BASE_URL = "base_url";
    static final String SESSION = "session";
    static final String SECRET_KEY = "secret_key";
    static final String WEBHOOK_SECRET = "webhook_secret";
    static final String PREVIOUS_WEBHOOK_SECRET = "previous_webhook_secret";
    static final String WEBHOOK_BASE_URL = "webhook_base_url";
    static final String PHONE_NUMBER = "phone_number";

    /**
     * Reads a configuration that has been checked.
     *
     * @throws ConfigException when it cannot be used all the same
     */
    static WppconnectConfig read(ChannelConfig config) {
        List<String> secrets = config.optionalText(PREVIOUS_WEBHOOK_SECRET)
                .map(previous -> List.of(config.text(WEBHOOK_SECRET), previous))
                .orElseGet(() -> List.of(config.text(WEBHOOK_SECRET)));
        return new WppconnectConfig(
                url(BASE_URL, config.text(BASE_URL)),
                config.text(SESSION),
                config.text(SECRET_KEY),
                secrets,
                config.optionalText(WEBHOOK_BASE_URL).map(text -> url(WEBHOOK_BASE_URL, text)));
    }

    private static URI url(String field, String text) {
        try {
            return URI.create(text.replaceAll("/+$", ""));
        } catch (IllegalArgumentException notUrl) {
            throw new ConfigException(field, "is not a URL");
        }
    }

    /** Where the server is to deliver, without its key; empty when nobody told. */
    Optional<URI> webhook(Optional<URI> publicAddress, String channelId) {
        String path = publicAddress.map(URI::getPath).orElse("/hooks/" + channelId);
        return webhookBaseUrl.map(base -> URI.create(base + path)).or(() -> publicAddress);
    }

    /** What a token was made with. */
    String tokenOwner() {
        return baseUrl + "\n" + session + "\n" + secretKey;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WppconnectConfig[" + baseUrl + ", session=" + session + "]";
    }
}
