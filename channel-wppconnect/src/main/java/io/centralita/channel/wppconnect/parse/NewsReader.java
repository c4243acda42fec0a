package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.wppconnect.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Lines that WhatsApp itself writes into a chat: news of a group, a call that was missed. */
final class NewsReader {
    private NewsReader() {}

    static MessageContent read(JsonNode message, String type) {
        String subtype = word(Json.textOrEmpty(message, "subtype"));
        boolean call = type.equals("call_log");
        String kind = (call ? "call_" : "group_") + (subtype.isEmpty() ? "news" : subtype);
        Map<String, String> facts = new LinkedHashMap<>();
        for (String field : new String[] {"author", "body"}) {
            String told = Json.word(message, field);
            if (told != null) {
                facts.put(field, told);
            }
        }
        return new MessageContent.SystemNote(kind, kind.replace('_', ' '), facts, call);
    }

    /** Words come from outside: letters, digits and underscores, kept short. */
    static String word(String told) {
        String clean = told.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return UnknownReader.shortened(clean.isEmpty() ? "news" : clean);
    }
}
