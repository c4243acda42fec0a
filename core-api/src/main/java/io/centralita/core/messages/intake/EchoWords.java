package io.centralita.core.messages.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether what is told of a message says what one of ours says. A provider without menus and link buttons shows them as plain
 * text, with all words of the message in one place and signs of its own between them.
 */
final class EchoWords {

    private EchoWords() {}

    static boolean same(String ourType, JsonNode ours, String toldType, JsonNode told) {
        if ("interactive".equals(ourType) && "text".equals(toldType)) {
            return closed(words(ours, "header", "body", "footer", "link_title", "link"))
                    .equals(closed(words(told, "body")));
        }
        return ourType.equals(toldType) && said(ours).equals(said(told));
    }

    /** What a message says, or its caption. */
    private static String said(JsonNode content) {
        return words(content, "body", "caption", "question");
    }

    private static String words(JsonNode content, String... fields) {
        return Stream.of(fields)
                .map(field -> content.path(field).asText("").strip())
                .collect(Collectors.joining());
    }

    private static String closed(String words) {
        return words.replaceAll("[\\s:]+", "");
    }
}
