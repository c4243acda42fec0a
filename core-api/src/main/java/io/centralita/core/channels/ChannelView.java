package io.centralita.core.channels;

import io.centralita.core.kernel.ids.ChannelId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel on the wire, in answers and facts.
 *
 * @param config without secrets: a secret that is set reads {@code "***"}
 * @param webhookPath where the provider delivers
 */
public record ChannelView(
        ChannelId id,
        String plugin,
        String name,
        @Nullable String accountKey,
        Map<String, Object> config,
        String desired,
        String state,
        @Nullable String stateReason,
        String webhookPath,
        Instant createdAt,
        Instant updatedAt) {}
