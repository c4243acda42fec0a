package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of a change's value that can stand alone. */
public sealed interface Part {
    /** All of it. */
    record Whole() implements Part {}

    /** An element of {@code entry[]} in which no change is found. */
    record Entry() implements Part {}

    /** An element of one of its arrays. */
    record Element(String array, JsonNode node) implements Part {}

    /** An element of one of the arrays of a chunk of history, say a person's thread. */
    record HistoryPiece(JsonNode chunk, String array, JsonNode node) implements Part {}
}
