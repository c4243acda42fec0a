package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageOrigin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages of customers, and those the business wrote on its own phone. */
final class MessagesReader {
    /** Whose messages an array holds. */
    enum Side {
        LIVE,
        ECHO,
        HISTORY
    }

    private final Change change;
    private final People people;
    private final Side side;

    MessagesReader(Change change, People people, Side side) {
        this.change = change;
        this.people = people;
        this.side = side;
    }

    static Side originIn(Change change) {
        return switch (change.field()) {
            case "smb_message_echoes" -> Side.ECHO;
            case "history" -> Side.HISTORY;
            default -> Side.LIVE;
        };
    }

    Item item(String array, JsonNode message) {
        Part part = new Part.Element(array, message);
        MessageOrigin origin = origin(message, List.of());
        People.Person person = people.find(origin.outbound() ? receiver(message) : sender(message));
        String id = Ids.of(message, "id");
        if (id == null || person == null) {
            String lacks = id == null ? "a message without id" : "a message of no one";
            People.Person writer = origin == MessageOrigin.LIVE ? person : null;
            return UnknownReader.piece(change, part, writer, message, "message", lacks);
        }
        GroupReference group = group(message);
        InboundEvent event = event(message, id, origin, person, group);
        return new Item(change, part, lane(event, person, group), List.of(event), person.contacts());
    }

    /** The event of a message whose person is known. */
    InboundEvent event(
            JsonNode message, String id, MessageOrigin origin, People.Person person, @Nullable GroupReference group) {
        return MessageReader.read(new ToldMessage(
                message,
                id,
                ContentReader.typeOf(message),
                Times.of(message, "timestamp", change.toldAt()),
                origin,
                person.peer(),
                group));
    }

    /** Which side wrote it. In history the business is known by its number, by {@code to} or by {@code from_me}. */
    MessageOrigin origin(JsonNode message, List<Identity> thread) {
        return switch (side) {
            case LIVE -> MessageOrigin.LIVE;
            case ECHO -> MessageOrigin.ECHO;
            case HISTORY ->
                writtenByBusiness(message, thread) ? MessageOrigin.HISTORY_OUTBOUND : MessageOrigin.HISTORY_INBOUND;
        };
    }

    private boolean writtenByBusiness(JsonNode message, List<Identity> thread) {
        if (Json.flag(Json.object(message, "history_context"), "from_me")) {
            return true;
        }
        List<Identity> from = sender(message);
        if (from.stream().anyMatch(thread::contains)) {
            return false;
        }
        String own = Json.word(Json.object(change.value(), "metadata"), "display_phone_number");
        String ownDigits = own == null ? null : Names.digits(own);
        boolean ours = ownDigits != null && from.contains(Identity.waId(ownDigits));
        return ours || Json.firstWord(message, "to", "to_user_id") != null;
    }

    static List<Identity> sender(JsonNode message) {
        List<Identity> told = new ArrayList<>(4);
        Names.addScoped(told, Json.text(message, "from_user_id"));
        Names.addAddress(told, Json.text(message, "from"));
        Names.addParent(told, Json.text(message, "from_parent_user_id"));
        return told;
    }

    static List<Identity> receiver(JsonNode message) {
        List<Identity> told = new ArrayList<>(4);
        Names.addScoped(told, Json.text(message, "to_user_id"));
        Names.addAddress(told, Json.text(message, "to"));
        Names.addParent(told, Json.text(message, "to_parent_user_id"));
        return told;
    }

    private static @Nullable GroupReference group(JsonNode message) {
        String id = Ids.of(message, "group_id");
        return id == null ? null : new GroupReference(id, null);
    }

    private static String lane(InboundEvent event, People.Person person, @Nullable GroupReference group) {
        if (event instanceof ContactChanged changed) {
            return changed.peer().key();
        }
        return group == null ? person.peer().key() : Identity.group(group.id()).key();
    }
}
