package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code contacts[]} of a value. They are joined to messages and statuses by {@code user_id} or {@code wa_id}, never by
 * place: Meta leaves them out, repeats them and orders them as it likes.
 */
final class People {
    /** Someone found: all they are called, and the element of {@code contacts[]} that said so. */
    record Person(Peer peer, List<JsonNode> contacts) {}

    private static final List<IdentityKind> JOINED_BY =
            List.of(IdentityKind.BSUID, IdentityKind.WA_ID, IdentityKind.PARENT_BSUID);

    private final List<JsonNode> contacts = new ArrayList<>(2);
    private @Nullable Map<String, JsonNode> byName;

    People(JsonNode value) {
        for (JsonNode contact : Json.items(value.get("contacts"))) {
            if (contact.isObject()) {
                contacts.add(contact);
            }
        }
    }

    /**
     * Who is meant by the names told beside a message or status.
     *
     * @param told names in the element itself; may be empty
     * @return null when no name is known at all
     */
    @Nullable
    Person find(List<Identity> told) {
        JsonNode contact = told.isEmpty() ? onlyContact() : contactOf(told);
        if (contact == null) {
            return told.isEmpty() ? null : new Person(new Peer(IdentitySet.of(told), null), List.of());
        }
        List<Identity> all = new ArrayList<>(told);
        addNames(all, contact);
        JsonNode profile = Json.object(contact, "profile");
        return all.isEmpty()
                ? null
                : new Person(new Peer(IdentitySet.of(all), Json.word(profile, "name")), List.of(contact));
    }

    /** A message without any name of its sender can only be of the one contact that came along. */
    private @Nullable JsonNode onlyContact() {
        return contacts.size() == 1 ? contacts.get(0) : null;
    }

    private @Nullable JsonNode contactOf(List<Identity> told) {
        for (IdentityKind kind : JOINED_BY) {
            JsonNode found = contactOf(told, kind);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable JsonNode contactOf(List<Identity> told, IdentityKind kind) {
        for (Identity identity : told) {
            if (identity.kind() == kind) {
                JsonNode found = index().get(identity.key());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private Map<String, JsonNode> index() {
        Map<String, JsonNode> index = byName;
        if (index == null) {
            index = new HashMap<>();
            for (JsonNode contact : contacts) {
                List<Identity> names = new ArrayList<>(4);
                addNames(names, contact);
                for (Identity name : names) {
                    index.putIfAbsent(name.key(), contact);
                }
            }
            byName = index;
        }
        return index;
    }

    /** Adds the names in a contact, or in anything else with the same fields. */
    static void addNames(List<Identity> identities, JsonNode contact) {
        Names.addScoped(identities, Json.text(contact, "user_id"));
        Names.addAddress(identities, Json.text(contact, "wa_id"));
        Names.addParent(identities, Json.text(contact, "parent_user_id"));
        JsonNode profile = Json.object(contact, "profile");
        String username = Json.word(profile, "username");
        Names.addUsername(identities, username != null ? username : Json.text(contact, "username"));
    }
}
