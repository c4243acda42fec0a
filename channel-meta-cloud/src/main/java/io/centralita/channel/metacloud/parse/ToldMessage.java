package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.MessageOrigin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An element of {@code messages[]} or {@code message_echoes[]} with what every type of message has. */
record ToldMessage(
        JsonNode node,
        String id,
        String type,
        Instant at,
        MessageOrigin origin,
        Peer peer,
        @Nullable GroupReference group) {}
