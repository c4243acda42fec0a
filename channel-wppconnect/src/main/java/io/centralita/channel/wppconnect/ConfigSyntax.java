package io.centralita.channel.wppconnect;

import static io.centralita.channel.wppconnect.WppconnectConfig.BASE_URL;
import static io.centralita.channel.wppconnect.WppconnectConfig.PHONE_NUMBER;
import static io.centralita.channel.wppconnect.WppconnectConfig.PREVIOUS_WEBHOOK_SECRET;
import static io.centralita.channel.wppconnect.WppconnectConfig.SECRET_KEY;
import static io.centralita.channel.wppconnect.WppconnectConfig.SESSION;
import static io.centralita.channel.wppconnect.WppconnectConfig.WEBHOOK_BASE_URL;
import static io.centralita.channel.wppconnect.WppconnectConfig.WEBHOOK_SECRET;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ConfigException;
import io.centralita.channel.spi.ConfigFinding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be said about a configuration by looking at it. Says nothing of any value. */
final class ConfigSyntax {
    private static final Pattern SESSION_NAME = Pattern.compile("[a-z0-9_-]{1,40}");
    private static final Pattern RANDOM_TEXT = Pattern.compile("[A-Za-z0-9_-]{24,128}");

    /** Stands in the server's sample configuration, so everybody knows it. */
    private static final String SAMPLE_SECRET = "THISISMYSECURETOKEN";

    private static final Set<String> KNOWN = Set.of(
            BASE_URL, SESSION, SECRET_KEY, WEBHOOK_SECRET, PREVIOUS_WEBHOOK_SECRET, WEBHOOK_BASE_URL, PHONE_NUMBER);

    private final ChannelConfig config;
    private final List<ConfigFinding> findings = new ArrayList<>();

    private ConfigSyntax(ChannelConfig config) {
        this.config = config;
    }

    static List<ConfigFinding> findings(ChannelConfig config) {
        return new ConfigSyntax(config).look();
    }

    private List<ConfigFinding> look() {
        required(BASE_URL).ifPresent(url -> url(BASE_URL, url));
        required(SESSION)
                .ifPresent(name -> form(
                        SESSION, name, SESSION_NAME, "is at most 40 lower-case letters, digits, dashes, underscores"));
        required(SECRET_KEY).ifPresent(this::secretKey);
        required(WEBHOOK_SECRET).ifPresent(text -> random(WEBHOOK_SECRET, text));
        optional(PREVIOUS_WEBHOOK_SECRET).ifPresent(text -> random(PREVIOUS_WEBHOOK_SECRET, text));
        optional(WEBHOOK_BASE_URL).ifPresent(url -> url(WEBHOOK_BASE_URL, url));
        optional(PHONE_NUMBER);
        config.fields().stream().filter(field -> !KNOWN.contains(field)).forEach(this::unknown);
        return findings;
    }

    private Optional<String> required(String field) {
        Optional<String> text = optional(field);
        if (text.isEmpty() && findings.stream().noneMatch(finding -> field.equals(finding.field()))) {
            findings.add(ConfigFinding.error(field, "required", field + " is required"));
        }
        return text;
    }

    private Optional<String> optional(String field) {
        try {
            return config.optionalText(field);
        } catch (ConfigException notText) {
            findings.add(ConfigFinding.error(field, "not_text", field + " must be text"));
            return Optional.empty();
        }
    }

    private void form(String field, String value, Pattern form, String says) {
        if (!form.matcher(value).matches()) {
            findings.add(ConfigFinding.error(field, "malformed", field + " " + says));
        }
    }

    private void random(String field, String text) {
        form(field, text, RANDOM_TEXT, "is 24 to 128 letters, digits, dashes, underscores");
    }

    private void secretKey(String key) {
        if (key.equals(SAMPLE_SECRET)) {
            findings.add(ConfigFinding.warning(
                    SECRET_KEY,
                    "sample_secret",
                    "this is the secret of the server's sample configuration, which everybody knows"));
        }
    }

    private void url(String field, String url) {
        if (!isBase(url)) {
            findings.add(ConfigFinding.error(
                    field, "malformed", field + " is an http(s) URL without user, query or fragment"));
        }
    }

    private static boolean isBase(String url) {
        try {
            URI uri = URI.create(url);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return http
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException notUrl) {
            return false;
        }
    }

    private void unknown(String field) {
        findings.add(ConfigFinding.warning(field, "unknown_field", field + " is not a setting of this channel"));
    }
}
