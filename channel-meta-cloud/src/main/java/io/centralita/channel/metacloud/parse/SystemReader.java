package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.ContactChanged.Kind;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * System messages: who the customer is has changed. Source: Meta, webhook reference "system", 2026-08-11, and the names used
 * before ({@code customer_changed_number}, {@code new_wa_id}, {@code customer}).
 */
final class SystemReader {
    private SystemReader() {}

    static @Nullable InboundEvent read(ToldMessage message) {
        JsonNode system = Json.object(message.node(), "system");
        if (system.isMissingNode()) {
            return null;
        }
        return switch (typeOf(system)) {
            case "user_changed_number", "customer_changed_number" -> numberChanged(message, system);
            case "user_changed_user_id" -> idChanged(message, system);
            case "customer_identity_changed", "user_identity_changed" -> keyChanged(message, system);
            default -> note(message, system);
        };
    }

    private static String typeOf(JsonNode system) {
        String told = Json.word(system, "type");
        if (told != null) {
            return told;
        }
        return Json.firstWord(system, "new_wa_id", "wa_id") == null ? "unknown" : "customer_changed_number";
    }

    private static InboundEvent numberChanged(ToldMessage message, JsonNode system) {
        List<Identity> now = new ArrayList<>(3);
        Names.addAddress(now, Json.firstWord(system, "new_wa_id", "wa_id"));
        addScopedNow(now, system);
        if (now.isEmpty()) {
            return note(message, system);
        }
        List<Identity> before = before(system);
        Names.addAddress(before, Json.word(system, "customer"));
        addTold(before, message, IdentityKind.WA_ID);
        if (Json.word(system, "user_id") != null && Json.word(system, "previous_user_id") == null) {
            addTold(before, message, IdentityKind.BSUID);
        }
        return changed(message, Kind.NUMBER_CHANGED, before, now, facts(system));
    }

    private static InboundEvent idChanged(ToldMessage message, JsonNode system) {
        List<Identity> now = new ArrayList<>(3);
        addScopedNow(now, system);
        if (now.isEmpty()) {
            return note(message, system);
        }
        String address = Json.word(system, "wa_id");
        if (address != null) {
            Names.addAddress(now, address);
        } else {
            addTold(now, message, IdentityKind.WA_ID);
        }
        List<Identity> before = before(system);
        addTold(before, message, IdentityKind.BSUID);
        return changed(message, Kind.ID_CHANGED, before, now, facts(system));
    }

    private static InboundEvent keyChanged(ToldMessage message, JsonNode system) {
        JsonNode inside = Json.object(system, "identity");
        JsonNode identity = inside.isMissingNode() ? Json.object(message.node(), "identity") : inside;
        Map<String, String> facts = identity.isMissingNode() ? facts(system) : Facts.of(identity);
        return new ContactChanged(
                key(message), message.at(), Kind.IDENTITY_KEY_CHANGED, IdentitySet.none(), message.peer(), facts);
    }

    private static InboundEvent note(ToldMessage message, JsonNode system) {
        MessageContent content =
                new MessageContent.SystemNote(typeOf(system), Json.textOrEmpty(system, "body"), facts(system));
        return MessageReceived.of(message.origin(), message.id(), message.at(), message.peer(), content)
                .withGroup(message.group());
    }

    private static ContactChanged changed(
            ToldMessage message, Kind kind, List<Identity> before, List<Identity> now, Map<String, String> facts) {
        before.removeAll(now);
        Peer peer = new Peer(IdentitySet.of(now), message.peer().displayName());
        return new ContactChanged(key(message), message.at(), kind, IdentitySet.of(before), peer, facts);
    }

    private static void addScopedNow(List<Identity> now, JsonNode system) {
        Names.addScoped(now, Json.word(system, "user_id"));
        Names.addParent(now, Json.word(system, "parent_user_id"));
    }

    private static List<Identity> before(JsonNode system) {
        List<Identity> before = new ArrayList<>(3);
        Names.addScoped(before, Json.word(system, "previous_user_id"));
        Names.addParent(before, Json.word(system, "previous_parent_user_id"));
        return before;
    }

    private static void addTold(List<Identity> identities, ToldMessage message, IdentityKind kind) {
        for (Identity identity : message.peer().identities().identities()) {
            if (identity.kind() == kind) {
                identities.add(identity);
            }
        }
    }

    private static Map<String, String> facts(JsonNode system) {
        return Facts.without(system, Set.of("type"));
    }

    private static String key(ToldMessage message) {
        return "contact/" + message.id();
    }
}
