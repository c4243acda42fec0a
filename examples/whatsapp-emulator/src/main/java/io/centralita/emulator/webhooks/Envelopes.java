package io.centralita.emulator.webhooks;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.Customer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** The envelope of every webhook: {@code object, entry[], changes[], value}. */
public final class Envelopes {

    private Envelopes() {}

    /** A change of field {@code messages} with one array of things: {@code messages} or {@code statuses}. */
    public static JsonObject messages(BusinessNumber number, JsonArray contacts, String name, JsonObject thing) {
        JsonObject value = new JsonObject()
                .put("messaging_product", "whatsapp")
                .put(
                        "metadata",
                        new JsonObject()
                                .put("display_phone_number", number.displayNumber())
                                .put("phone_number_id", number.phoneNumberId()));
        if (!contacts.isEmpty()) {
            value.put("contacts", contacts);
        }
        value.put(name, new JsonArray().add(thing));
        return of(number, "messages", value);
    }

    /** A change of any field. */
    public static JsonObject of(BusinessNumber number, String field, JsonObject value) {
        JsonObject change = new JsonObject().put("value", value).put("field", field);
        JsonObject entry = new JsonObject().put("id", number.wabaId()).put("changes", new JsonArray().add(change));
        return new JsonObject().put("object", "whatsapp_business_account").put("entry", new JsonArray().add(entry));
    }

    /** A notice of any field; those that speak of the account, not of a number, carry the entry's time. */
    public static JsonObject notice(BusinessNumber number, String field, JsonObject value, Instant now) {
        JsonObject body = of(number, field, value);
        if (!value.containsKey("messaging_product")) {
            body.getJsonArray("entry").getJsonObject(0).put("time", now.getEpochSecond());
        }
        return body;
    }

    /** A person as {@code contacts[]} names them; without a phone there is no wa_id. */
    public static JsonObject contact(Customer person) {
        JsonObject profile = new JsonObject();
        if (!person.name().isEmpty()) {
            profile.put("name", person.name());
        }
        if (person.username() != null) {
            profile.put("username", person.username());
        }
        JsonObject contact = new JsonObject();
        if (!profile.isEmpty()) {
            contact.put("profile", profile);
        }
        if (person.waId() != null) {
            contact.put("wa_id", person.waId());
        }
        return contact.put("user_id", person.bsuid());
    }
}
