package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.inbound.Unsupported;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we do not know, kept with as much of an address as can be found in it. */
final class UnknownReader {
    private static final String PREFIX = "unsupported";

    private UnknownReader() {}

    static Item whole(Change change, String reason) {
        String type = change.field().isEmpty() ? "change" : change.field();
        return Item.whole(
                change,
                List.of(new Unsupported(
                        Ids.key(PREFIX + "/" + key(type), null, change.node()),
                        change.toldAt(),
                        type,
                        reason,
                        null,
                        null)));
    }

    /** An entry that holds no change. */
    static Item entry(Change nowhere) {
        Unsupported event = new Unsupported(
                Ids.key(PREFIX + "/entry", null, nowhere.entry()), nowhere.toldAt(), "entry", "no change", null, null);
        return Item.alone(nowhere, new Part.Entry(), event);
    }

    static Item piece(Change change, People people, String array, JsonNode piece) {
        People.Person person = calledUs(change, piece) ? named(people, piece) : null;
        return piece(change, new Part.Element(array, piece), person, piece, array, "unknown");
    }

    /** Agents see that a customer called. What else an unknown field tells is nobody's message. */
    private static boolean calledUs(Change change, JsonNode piece) {
        return change.field().equals("calls") && !"BUSINESS_INITIATED".equals(Json.word(piece, "direction"));
    }

    /**
     * A customer's call opens the window for answers, as a message does (Meta, "customer service windows"). Its end, told apart,
     * renews nothing.
     */
    private static boolean beginsCall(Change change, JsonNode piece) {
        return change.field().equals("calls")
                && "USER_INITIATED".equals(Json.word(piece, "direction"))
                && !"terminate".equals(Json.word(piece, "event"));
    }

    /**
     * A piece of a known kind that lacks what it needs. One id may bear several, as the beginning and the end of a call do, so
     * the key is of the content.
     *
     * @param person whose act it is; null when it is nobody's
     */
    static Item piece(
            Change change, Part part, People.@Nullable Person person, JsonNode piece, String type, String reason) {
        String id = Ids.of(piece, "id");
        Unsupported event = new Unsupported(
                Ids.key(PREFIX + "/" + key(type), null, piece),
                Times.of(piece, "timestamp", change.toldAt()),
                type,
                reason,
                person == null ? null : person.peer(),
                id,
                person != null && beginsCall(change, piece));
        return person == null
                ? Item.alone(change, part, event)
                : new Item(change, part, person.peer().key(), List.of(event), person.contacts());
    }

    private static People.@Nullable Person named(People people, JsonNode piece) {
        List<Identity> told = new ArrayList<>(3);
        Names.addScoped(told, Json.firstWord(piece, "from_user_id", "user_id"));
        Names.addAddress(told, Json.firstWord(piece, "from", "wa_id"));
        return told.isEmpty() ? null : people.find(told);
    }

    /** Field names come from outside: keep the key of the event short. */
    private static String key(String type) {
        return type.length() <= 40 ? type : type.substring(0, 40);
    }
}
