package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.AccountNotice.Severity;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A chunk of what was said before the number was connected, thread by thread. Groups are not part of it. */
final class HistoryReader {
    private static final String THREADS = "threads";
    private static final String ERRORS = "errors";

    private final Change change;
    private final People people;
    private final MessagesReader messages;

    private HistoryReader(Change change, People people) {
        this.change = change;
        this.people = people;
        this.messages = new MessagesReader(change, people, MessagesReader.Side.HISTORY);
    }

    static List<Item> items(Change change, People people, JsonNode chunk) {
        HistoryReader reader = new HistoryReader(change, people);
        List<Item> items = new ArrayList<>();
        Json.items(chunk.get(THREADS)).forEach(thread -> items.addAll(reader.thread(chunk, thread)));
        Json.items(chunk.get(ERRORS)).forEach(error -> items.add(reader.refused(chunk, error)));
        if (items.isEmpty()) {
            items.add(reader.progress(chunk));
        }
        return items;
    }

    private List<Item> thread(JsonNode chunk, JsonNode thread) {
        List<Identity> told = named(thread);
        People.Person person = told.isEmpty() ? null : people.find(told);
        List<InboundEvent> events = new ArrayList<>();
        for (JsonNode message : Json.items(thread.get("messages"))) {
            events.add(message(message, person, told));
        }
        if (events.isEmpty()) {
            return List.of();
        }
        return List.of(new Item(
                change,
                new Part.HistoryPiece(chunk, THREADS, thread),
                person == null ? null : person.peer().key(),
                events,
                person == null ? List.of() : person.contacts()));
    }

    /** A thread is named by the customer's number; newer ones tell more in {@code context}. */
    private static List<Identity> named(JsonNode thread) {
        List<Identity> told = new ArrayList<>(4);
        Names.addAddress(told, Json.text(thread, "id"));
        People.addNames(told, thread);
        JsonNode context = Json.object(thread, "context");
        if (!context.isMissingNode()) {
            People.addNames(told, context);
        }
        return told;
    }

    private InboundEvent message(JsonNode message, People.@Nullable Person person, List<Identity> thread) {
        String id = Ids.of(message, "id");
        if (id == null || person == null) {
            String lacks = id == null ? "a message without id" : "a message of no one";
            return new Unsupported(
                    Ids.key("unsupported/message", null, message),
                    Times.of(message, "timestamp", change.toldAt()),
                    "message",
                    lacks,
                    null,
                    id);
        }
        MessageOrigin origin = messages.origin(message, thread);
        InboundEvent event = messages.event(message, id, origin, person, null);
        return event instanceof MessageReceived received ? received.withHistoryStatus(reached(message)) : event;
    }

    private static @Nullable DeliveryStatus reached(JsonNode message) {
        String word = Json.word(Json.object(message, "history_context"), "status");
        if (word == null) {
            return null;
        }
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "SENT" -> DeliveryStatus.SENT;
            case "DELIVERED" -> DeliveryStatus.DELIVERED;
            case "READ" -> DeliveryStatus.READ;
            case "PLAYED" -> DeliveryStatus.PLAYED;
            case "ERROR", "FAILED" -> DeliveryStatus.FAILED;
            default -> null;
        };
    }

    private Item refused(JsonNode chunk, JsonNode error) {
        AccountNotice notice =
                notice(chunk, error, Severity.WARNING, Json.textOrEmpty(error, "code"), Errors.words(error));
        return Item.alone(change, new Part.HistoryPiece(chunk, ERRORS, error), notice);
    }

    private Item progress(JsonNode chunk) {
        String progress = Json.textOrEmpty(Json.object(chunk, "metadata"), "progress");
        AccountNotice notice =
                notice(chunk, chunk, Severity.INFO, "progress", "history synchronised: " + progress + " %");
        return Item.alone(change, new Part.Element("history", chunk), notice);
    }

    private AccountNotice notice(JsonNode chunk, JsonNode said, Severity severity, String code, String text) {
        return new AccountNotice(
                Ids.key("notice/history/" + change.toldAt().getEpochSecond(), null, said),
                change.toldAt(),
                "history",
                severity,
                code,
                text,
                Facts.of(Json.object(chunk, "metadata")));
    }
}
