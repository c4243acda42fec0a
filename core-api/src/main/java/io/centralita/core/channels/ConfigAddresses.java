package io.centralita.core.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.core.kernel.net.OutboundGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses at the moment of saving what the outbound guard would refuse at every call: the configuration's fields whose schema
 * says {@code "format":"uri"}, but those that say {@code "x-inbound":true}, which the provider calls and not we. Names are not
 * asked for here, since they may change; the guard asks at every call.
 */
@ApplicationScoped
class ConfigAddresses {

    private static final JsonMapper JSON = new JsonMapper();

    private final OutboundGuard guard;
    private final Map<String, List<String>> called = new ConcurrentHashMap<>();

    ConfigAddresses(OutboundGuard guard) {
        this.guard = guard;
    }

    List<ConfigFinding> findings(ChannelDescriptor descriptor, ChannelConfig config) {
        return called.computeIfAbsent(descriptor.configSchema(), ConfigAddresses::fieldsCalled).stream()
                .flatMap(field -> finding(field, config.value(field)).stream())
                .toList();
    }

    private static List<String> fieldsCalled(String configSchema) {
        return schema(configSchema).path("properties").properties().stream()
                .filter(field -> isCalled(field.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static JsonNode schema(String configSchema) {
        try {
            return JSON.readTree(configSchema);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private static boolean isCalled(JsonNode field) {
        return field.path("format").asText().equals("uri")
                && !field.path("x-inbound").asBoolean();
    }

    private Optional<ConfigFinding> finding(String field, Optional<Object> value) {
        return value.flatMap(address -> refusal(address.toString()))
                .map(why -> ConfigFinding.error(field, "blocked_address", why));
    }

    private Optional<String> refusal(String address) {
        try {
            return guard.objection(URI.create(address));
        } catch (IllegalArgumentException leftToThePlugin) {
            return Optional.empty();
        }
    }

    /** Both lists as one; what the plug-in has refused already is not refused again. */
    static List<ConfigFinding> both(List<ConfigFinding> plugins, List<ConfigFinding> ours) {
        var more = ours.stream().filter(mine -> plugins.stream().noneMatch(its -> isErrorOf(its, mine.field())));
        return Stream.concat(plugins.stream(), more).toList();
    }

    private static boolean isErrorOf(ConfigFinding finding, @Nullable String field) {
        return finding.severity() == ConfigFinding.Severity.ERROR && Objects.equals(finding.field(), field);
    }
}
