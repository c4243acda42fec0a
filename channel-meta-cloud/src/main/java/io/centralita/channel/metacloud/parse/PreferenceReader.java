package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.ContactChanged.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The customer stopped marketing messages, or wants them again. */
final class PreferenceReader {
    private static final String ARRAY = "user_preferences";

    private PreferenceReader() {}

    static Item item(Change change, People people, JsonNode preference) {
        Part part = new Part.Element(ARRAY, preference);
        List<Identity> told = new ArrayList<>(4);
        People.addNames(told, preference);
        People.Person person = people.find(told);
        Kind kind = kind(preference);
        if (person == null || kind == null) {
            return UnknownReader.piece(change, part, null, preference, ARRAY, "not a known preference");
        }
        Instant at = Times.of(preference, "timestamp", change.toldAt());
        ContactChanged event = new ContactChanged(
                "contact/preference/" + person.peer().key() + "/" + kind + "/" + at.toEpochMilli(),
                at,
                kind,
                IdentitySet.none(),
                person.peer(),
                Facts.without(preference, Set.of("wa_id", "user_id", "parent_user_id", "timestamp")));
        return new Item(change, part, person.peer().key(), List.of(event), person.contacts());
    }

    private static @Nullable Kind kind(JsonNode preference) {
        String category = Json.word(preference, "category");
        if (category != null && !category.equals("marketing_messages")) {
            return null;
        }
        return switch (Json.textOrEmpty(preference, "value").toLowerCase(Locale.ROOT)) {
            case "stop" -> Kind.MARKETING_OPT_OUT;
            case "resume", "start" -> Kind.MARKETING_OPT_IN;
            default -> null;
        };
    }
}
