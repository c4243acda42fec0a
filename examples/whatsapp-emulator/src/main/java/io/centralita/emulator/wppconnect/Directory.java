package io.centralita.emulator.wppconnect;

import io.centralita.emulator.Customer;
import io.centralita.emulator.network.Bsuids;
import io.centralita.emulator.network.People;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Who is behind a chat's id. */
final class Directory {

    private final People people;
    private final Lids lids;

    Directory(People people, Lids lids) {
        this.people = people;
        this.lids = lids;
    }

    /** The person of a chat; nobody for groups, unknown hidden ids and hidden ids taken for phones. */
    Optional<Customer> at(String chatId) {
        String user = Wids.user(chatId);
        if (chatId.endsWith("@lid")) {
            return lids.find(user);
        }
        return chatId.endsWith("@c.us")
                        && !stranger(chatId)
                        && !Bsuids.digits(user).isEmpty()
                ? Optional.of(people.atPhone(Bsuids.digits(user)))
                : Optional.empty();
    }

    /** Whether a chat's id leads to nobody the business knows: a hidden id taken for a phone, or one never told. */
    boolean stranger(String chatId) {
        String user = Wids.user(chatId);
        return chatId.endsWith("@lid")
                ? lids.find(user).isEmpty()
                : chatId.endsWith("@c.us") && lids.find(user).isPresent();
    }

    /** What {@code check-number-status} tells. */
    JsonObject status(String chatId) {
        Optional<Customer> person = at(chatId);
        boolean exists = person.map(people::reachable).orElse(stranger(chatId));
        String known = person.map(Customer::waId).map(waId -> waId + "@c.us").orElse(chatId);
        return new JsonObject()
                .put("id", Wids.object(exists ? known : chatId))
                .put("isBusiness", false)
                .put("canReceiveMessage", exists)
                .put("numberExists", exists)
                .put("status", exists ? 200 : 404);
    }

    /** A phone and the hidden id of the same person; empty when nobody is known there. */
    Optional<JsonObject> pair(String id) {
        String chatId = id.contains("@") ? id : id + "@c.us";
        return at(chatId).map(person -> {
            JsonObject pair = new JsonObject().put("lid", Wids.object(lids.of(person) + "@lid"));
            return person.waId() == null ? pair : pair.put("phoneNumber", Wids.object(person.waId() + "@c.us"));
        });
    }

    /** What {@code contact} tells. */
    JsonObject contact(String chatId) {
        String name = at(chatId).map(Customer::name).orElse("");
        return new JsonObject()
                .put("id", Wids.object(chatId))
                .put("name", name)
                .put("pushname", name)
                .put("formattedName", name)
                .put("isUser", !chatId.endsWith("@g.us"))
                .put("isMyContact", false)
                .put("isWAContact", true);
    }
}
