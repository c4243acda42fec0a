package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A webhook call, read as JSON.
 *
 * @param event the server's word, or what the shape says where a key of the data has overwritten it
 * @param data all of the body
 * @param receivedAt when it came here: the time of what is told without one
 */
public record Call(String event, JsonNode data, Instant receivedAt) {}
