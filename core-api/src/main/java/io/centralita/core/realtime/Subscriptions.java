package io.centralita.core.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code subs}: {@code [{"topic":"conversation:cnv_…","filter":{"types":["message.*"]}}]}. */
public final class Subscriptions {

    private static final String ONE_CONVERSATION = "conversation:";
    private static final int MOST_TYPES = 50;
    private static final int LONGEST_TYPE = 64;

    private Subscriptions() {}

    /** @throws ProblemException 422 for what is not understood, 404 for an id that cannot be one */
    public static Interest read(JsonNode subs) {
        if (!subs.isArray() || subs.isEmpty() || subs.size() > Interest.MOST) {
            throw ProblemException.invalid("/subs", "size", "subs lists 1 to " + Interest.MOST + " subscriptions.");
        }
        var subscriptions = new ArrayList<Subscription>(subs.size());
        for (var at = 0; at < subs.size(); at++) {
            subscriptions.add(one(subs.get(at), "/subs/" + at));
        }
        return new Interest(subscriptions);
    }

    private static Subscription one(JsonNode sub, String pointer) {
        var topic = sub.path("topic").asText();
        var types = types(sub.path("filter"), pointer + "/filter");
        if (topic.startsWith(ONE_CONVERSATION)) {
            return new Subscription(Topic.CONVERSATION, conversation(topic).value(), types);
        }
        return new Subscription(named(topic, pointer + "/topic"), null, types);
    }

    private static Topic named(String name, String pointer) {
        return switch (name) {
            case "workspace" -> Topic.WORKSPACE;
            case "conversations" -> Topic.CONVERSATIONS;
            case "contacts" -> Topic.CONTACTS;
            case "channels" -> Topic.CHANNELS;
            case "agents" -> Topic.AGENTS;
            default -> throw ProblemException.invalid(pointer, "unknown_topic", "There is no such topic.");
        };
    }

    private static ConversationId conversation(String topic) {
        try {
            return ConversationId.fromString(topic.substring(ONE_CONVERSATION.length()));
        } catch (MalformedIdException malformed) {
            throw ProblemException.notFound();
        }
    }

    private static List<String> types(JsonNode filter, String pointer) {
        var types = filter.path("types");
        if (types.isMissingNode() || types.isNull()) {
            return List.of();
        }
        if (!types.isArray() || types.size() > MOST_TYPES) {
            throw ProblemException.invalid(pointer, "types", "types lists at most " + MOST_TYPES + " event types.");
        }
        var read = new ArrayList<String>(types.size());
        for (var type : types) {
            if (!type.isTextual() || type.textValue().length() > LONGEST_TYPE) {
                throw ProblemException.invalid(pointer, "types", "An event type is a short text.");
            }
            read.add(type.textValue());
        }
        return read;
    }
}
