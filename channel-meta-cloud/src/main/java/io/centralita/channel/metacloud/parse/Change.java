package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One element of {@code changes[]} and where it stood.
 *
 * @param entry its element of {@code entry[]}
 * @param node the change itself
 * @param field what it is about; empty when not told
 * @param value what is told
 * @param accountKey {@code metadata.phone_number_id}, if told
 * @param toldAt {@code entry.time}; the epoch when not told
 */
public record Change(
        JsonNode entry,
        JsonNode node,
        String field,
        JsonNode value,
        @Nullable String accountKey,
        Instant toldAt) {

    /** {@code entry.id}, where it is about the account and names no number. */
    public @Nullable String accountId() {
        return accountKey == null && AccountReader.knows(field) ? Json.word(entry, "id") : null;
    }
}
