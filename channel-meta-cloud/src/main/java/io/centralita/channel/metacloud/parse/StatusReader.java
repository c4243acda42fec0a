package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.Pricing;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.SendError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statuses of what we sent. Source: Meta, webhook reference "status", 2026-05, and its page on business-scoped user ids,
 * which names the parent id in three ways.
 */
final class StatusReader {
    private static final String ARRAY = "statuses";

    /** The customer stopped this business's marketing. */
    private static final String OPTED_OUT = "131050";

    private StatusReader() {}

    static Item item(Change change, People people, JsonNode status) {
        Part part = new Part.Element(ARRAY, status);
        GroupReference group = group(status);
        List<Identity> told = recipient(status, group != null);
        People.Person person = told.isEmpty() && group != null ? null : people.find(told);
        String id = Ids.of(status, "id");
        DeliveryStatus reached = reached(status);
        if (id == null || reached == null) {
            String lacks = id == null ? "a status without id" : "unknown status";
            return UnknownReader.piece(change, part, null, status, type(status), lacks);
        }
        IdentitySet recipient =
                person == null ? IdentitySet.none() : person.peer().identities();
        StatusChanged event = new StatusChanged(
                id,
                ourId(status),
                Times.of(status, "timestamp", change.toldAt()),
                reached,
                Errors.first(status),
                recipient,
                group,
                pricing(status));
        List<InboundEvent> events = new ArrayList<>(2);
        events.add(event);
        if (person != null && group == null && reached == DeliveryStatus.FAILED && optedOut(event.error())) {
            events.add(optOut(event, person.peer()));
        }
        return new Item(change, part, lane(person, group), events, person == null ? List.of() : person.contacts());
    }

    private static boolean optedOut(@Nullable SendError error) {
        return error != null && OPTED_OUT.equals(error.providerCode());
    }

    /** A refusal that tells more than of the one message. */
    private static ContactChanged optOut(StatusChanged status, Peer peer) {
        return new ContactChanged(
                "contact/preference/" + status.providerMessageId() + "/" + OPTED_OUT,
                status.occurredAt(),
                ContactChanged.Kind.MARKETING_OPT_OUT,
                IdentitySet.none(),
                peer,
                Map.of("code", OPTED_OUT));
    }

    private static @Nullable String lane(People.@Nullable Person person, @Nullable GroupReference group) {
        if (group != null) {
            return Identity.group(group.id()).key();
        }
        return person == null ? null : person.peer().key();
    }

    /** Null for what says nothing about delivery: unknown words, and the statuses of payments. */
    private static @Nullable DeliveryStatus reached(JsonNode status) {
        String type = Json.word(status, "type");
        String word = Json.word(status, "status");
        if (word == null || (type != null && !type.equals("message"))) {
            return null;
        }
        return switch (word) {
            case "sent" -> DeliveryStatus.SENT;
            case "delivered" -> DeliveryStatus.DELIVERED;
            case "read" -> DeliveryStatus.READ;
            case "played" -> DeliveryStatus.PLAYED;
            case "failed" -> DeliveryStatus.FAILED;
            default -> null;
        };
    }

    private static String type(JsonNode status) {
        String type = Json.word(status, "type");
        return "status." + (type != null ? type : Json.textOrEmpty(status, "status"));
    }

    private static @Nullable GroupReference group(JsonNode status) {
        boolean toGroup = "group".equals(Json.text(status, "recipient_type"));
        String id = toGroup ? Ids.of(status, "recipient_id") : Ids.of(status, "group_id");
        return id == null ? null : new GroupReference(id, null);
    }

    private static List<Identity> recipient(JsonNode status, boolean member) {
        List<Identity> told = new ArrayList<>(4);
        String who = member ? "recipient_participant_" : "recipient_";
        Names.addScoped(told, Json.text(status, who + "user_id"));
        Names.addAddress(told, Json.text(status, who + "id"));
        Names.addParent(
                told, Json.firstWord(status, who + "parent_user_id", "parent_recipient_user_id", "parent_user_id"));
        return told;
    }

    private static @Nullable String ourId(JsonNode status) {
        return Json.word(status, "biz_opaque_callback_data");
    }

    private static @Nullable Pricing pricing(JsonNode status) {
        JsonNode pricing = Json.object(status, "pricing");
        String origin = Json.word(Json.object(Json.object(status, "conversation"), "origin"), "type");
        if (pricing.isMissingNode() && origin == null) {
            return null;
        }
        String category = Json.word(pricing, "category");
        String billable = Json.word(pricing, "billable");
        return new Pricing(
                billable == null ? null : (Boolean) Boolean.parseBoolean(billable),
                category != null ? category : origin,
                Json.word(pricing, "pricing_model"),
                Json.word(pricing, "type"));
    }
}
