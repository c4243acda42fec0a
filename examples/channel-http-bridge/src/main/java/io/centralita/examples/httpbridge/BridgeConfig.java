package io.centralita.examples.httpbridge;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ConfigException;
import java.net.URI;

/**
 * What a number of the bridge needs to know.
 *
 * @param url where the bridged system listens; paths are put behind it
 * @param secret both sides sign with it, at least 16 characters
 */
record BridgeConfig(URI url, String secret) {

    private static final int SHORTEST = 16;

    /** @throws ConfigException naming the field that is wrong */
    static BridgeConfig of(ChannelConfig config) {
        String secret = config.text("secret");
        if (secret.length() < SHORTEST) {
            throw new ConfigException("secret", "needs at least " + SHORTEST + " characters");
        }
        return new BridgeConfig(url(config.text("url")), secret);
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text.replaceAll("/+$", ""));
            if (url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException noUri) {
            throw new ConfigException("url", "is no URL");
        }
        throw new ConfigException("url", "must begin with https:// or http:// and name a host");
    }

    URI at(String path) {
        return URI.create(url + path);
    }

    @Override
    public String toString() {
        return "BridgeConfig[url=" + url + "]";
    }
}
