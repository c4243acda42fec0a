package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one change by its field. What we do not know becomes unsupported: piece by piece where it has pieces. */
final class ChangeReader {
    /** Fields whose value holds arrays about people. A missing field is read like them. */
    private static final Set<String> ABOUT_PEOPLE =
            Set.of("messages", "smb_message_echoes", "history", "smb_app_state_sync", "user_preferences", "");

    private static final Set<String> NOT_TOLD = Set.of("contacts");

    private ChangeReader() {}

    static List<Item> items(Change change) {
        if (!change.value().isObject()) {
            return List.of(UnknownReader.whole(change, "no value"));
        }
        if (ABOUT_PEOPLE.contains(change.field())) {
            return aboutPeople(change);
        }
        return AccountReader.knows(change.field())
                ? List.of(Item.whole(change, AccountReader.read(change)))
                : unknown(change);
    }

    private static List<Item> aboutPeople(Change change) {
        List<Item> items = new ArrayList<>(2);
        People people = new People(change.value());
        for (Map.Entry<String, JsonNode> part : change.value().properties()) {
            read(items, change, people, part.getKey(), part.getValue());
        }
        return items.isEmpty() ? List.of(UnknownReader.whole(change, "nothing known in it")) : items;
    }

    private static void read(List<Item> items, Change change, People people, String array, JsonNode node) {
        switch (array) {
            case "messages" -> {
                MessagesReader reader = new MessagesReader(change, people, MessagesReader.originIn(change));
                Json.items(node).forEach(message -> items.add(reader.item(array, message)));
            }
            case "message_echoes" -> {
                MessagesReader reader = new MessagesReader(change, people, MessagesReader.Side.ECHO);
                Json.items(node).forEach(message -> items.add(reader.item(array, message)));
            }
            case "statuses" -> Json.items(node).forEach(status -> items.add(StatusReader.item(change, people, status)));
            case "errors" ->
                Json.items(node).forEach(error -> items.add(AccountReader.errorItem(change, array, error)));
            case "history" ->
                Json.items(node).forEach(chunk -> items.addAll(HistoryReader.items(change, people, chunk)));
            case "state_sync" -> Json.items(node).forEach(entry -> items.add(AddressBookReader.item(change, entry)));
            case "user_preferences" ->
                Json.items(node).forEach(preference -> items.add(PreferenceReader.item(change, people, preference)));
            default -> items.addAll(unknownPieces(change, people, array, node));
        }
    }

    private static List<Item> unknown(Change change) {
        List<Item> items = new ArrayList<>(2);
        People people = new People(change.value());
        for (Map.Entry<String, JsonNode> part : change.value().properties()) {
            items.addAll(unknownPieces(change, people, part.getKey(), part.getValue()));
        }
        return items.isEmpty() ? List.of(UnknownReader.whole(change, "unknown field")) : items;
    }

    private static List<Item> unknownPieces(Change change, People people, String array, JsonNode node) {
        if (!node.isArray() || NOT_TOLD.contains(array)) {
            return List.of();
        }
        List<Item> items = new ArrayList<>(node.size());
        node.forEach(piece -> items.add(UnknownReader.piece(change, people, array, piece)));
        return items;
    }
}
