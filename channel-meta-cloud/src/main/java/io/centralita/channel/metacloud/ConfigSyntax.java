package io.centralita.channel.metacloud;

import static io.centralita.channel.metacloud.MetaCloudConfig.ACCESS_TOKEN;
import static io.centralita.channel.metacloud.MetaCloudConfig.APP_ID;
import static io.centralita.channel.metacloud.MetaCloudConfig.APP_SECRET;
import static io.centralita.channel.metacloud.MetaCloudConfig.COEXISTENCE;
import static io.centralita.channel.metacloud.MetaCloudConfig.DISPLAY_PHONE_NUMBER;
import static io.centralita.channel.metacloud.MetaCloudConfig.GRAPH_BASE_URL;
import static io.centralita.channel.metacloud.MetaCloudConfig.GRAPH_VERSION;
import static io.centralita.channel.metacloud.MetaCloudConfig.PHONE_NUMBER_ID;
import static io.centralita.channel.metacloud.MetaCloudConfig.PREVIOUS_APP_SECRET;
import static io.centralita.channel.metacloud.MetaCloudConfig.VERIFY_TOKEN;
import static io.centralita.channel.metacloud.MetaCloudConfig.WABA_ID;

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
    private static final Pattern META_ID = Pattern.compile("[0-9]{1,32}");
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ().-]{5,32}");
    private static final Pattern HEADER_SAFE = Pattern.compile("[\\x21-\\x7e]+");

    private static final Set<String> KNOWN = Set.of(
            PHONE_NUMBER_ID,
            WABA_ID,
            APP_ID,
            COEXISTENCE,
            ACCESS_TOKEN,
            APP_SECRET,
            PREVIOUS_APP_SECRET,
            VERIFY_TOKEN,
            GRAPH_BASE_URL,
            GRAPH_VERSION,
            DISPLAY_PHONE_NUMBER);

    private final ChannelConfig config;
    private final List<ConfigFinding> findings = new ArrayList<>();

    private ConfigSyntax(ChannelConfig config) {
        this.config = config;
    }

    static List<ConfigFinding> findings(ChannelConfig config) {
        return new ConfigSyntax(config).look();
    }

    private List<ConfigFinding> look() {
        required(PHONE_NUMBER_ID)
                .ifPresent(id -> form(PHONE_NUMBER_ID, id, META_ID, "is Meta's id of the number, digits"));
        required(WABA_ID).ifPresent(id -> form(WABA_ID, id, META_ID, "is Meta's id of the account, digits"));
        required(ACCESS_TOKEN)
                .ifPresent(token -> form(ACCESS_TOKEN, token, HEADER_SAFE, "holds a space or another unfit character"));
        required(APP_SECRET);
        required(VERIFY_TOKEN);
        optional(PREVIOUS_APP_SECRET);
        optional(APP_ID).ifPresent(id -> form(APP_ID, id, META_ID, "is Meta's id of the app, digits"));
        flag(COEXISTENCE);
        optional(GRAPH_BASE_URL).ifPresent(this::baseUrl);
        optional(GRAPH_VERSION).ifPresent(v -> form(GRAPH_VERSION, v, VERSION, "looks like v25.0"));
        optional(DISPLAY_PHONE_NUMBER).ifPresent(n -> form(DISPLAY_PHONE_NUMBER, n, PHONE, "is a phone number"));
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

    private void flag(String field) {
        try {
            config.flag(field, false);
        } catch (ConfigException neither) {
            findings.add(ConfigFinding.error(field, "not_flag", field + " must be true or false"));
        }
    }

    private void form(String field, String value, Pattern form, String says) {
        if (!form.matcher(value).matches()) {
            findings.add(ConfigFinding.error(field, "malformed", field + " " + says));
        }
    }

    private void baseUrl(String url) {
        if (!isBase(url)) {
            findings.add(ConfigFinding.error(
                    GRAPH_BASE_URL,
                    "malformed",
                    GRAPH_BASE_URL + " is an http(s) URL without user, query or fragment"));
        } else if (url.startsWith("http:")) {
            findings.add(ConfigFinding.warning(
                    GRAPH_BASE_URL, "not_encrypted", "calls and the access token go over plain http; for tests only"));
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
