package io.centralita.core.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.testing.TestWorkspaces.TestUser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in a workspace since one last looked: a line for each contact, conversation and message that is new, not
 * as it was, or spoken of in the log; how it stands by {@code GET /v1/...}, and after the arrow what the log told of it. News of
 * a channel are as the log told them.
 */
public final class Happenings {

    private static final String TOLD_BY_THE_WALK = "message.*,contact.*,conversation.*,channel.state_reported,"
            + "channel.template_changed,channel.notice_received,channel.payload_unsupported";

    private static final List<String> OTHERWISE_EACH_TIME =
            List.of("channel_id", "facts", "raw_payload_id", "account_id", "text");

    private final Instant start = Instant.now();
    private final TestUser reader;
    private final UnaryOperator<String> shorter;
    private Map<String, String> before = Map.of();
    private long seen;

    /** @param shorter makes of a line what is written in a table */
    public Happenings(TestUser reader, UnaryOperator<String> shorter) {
        this.reader = reader;
        this.shorter = shorter;
    }

    public List<String> next() {
        var told = new LinkedHashMap<String, List<String>>();
        var views = new LinkedHashMap<String, String>();
        var lines = new ArrayList<String>();
        for (var event : events()) {
            var data = event.getJsonObject("data");
            var type = event.getString("type");
            var kind = type.substring(0, type.indexOf('.'));
            if (kind.equals("channel")) {
                OTHERWISE_EACH_TIME.forEach(data::remove);
                lines.add(type + " " + plain(data));
                continue;
            }
            var subject = data.getJsonObject(kind);
            told.computeIfAbsent(subject.getString("id"), id -> new ArrayList<>())
                    .add(data.containsKey("change") ? type + " " + data.getString("change") : type);
            if (kind.equals("message")) {
                views.put(subject.getString("id"), message(subject));
            }
        }
        var now = now();
        views.forEach((id, view) -> assertThat(now.get(id)).as("%s by REST", id).isEqualTo(view));
        now.forEach((id, line) -> {
            if (told.containsKey(id) || !line.equals(before.get(id))) {
                lines.add(told.containsKey(id) ? line + " <- " + String.join(", ", told.get(id)) : line);
            }
        });
        before = now;
        return lines.stream().map(this::named).map(shorter).toList();
    }

    private List<JsonObject> events() {
        var events = new ArrayList<JsonObject>();
        for (var more = true; more; ) {
            var page = get("/v1/events?limit=200&types=" + TOLD_BY_THE_WALK + "&after=" + seen);
            events.addAll(all(page));
            more = page.getBoolean("has_more");
            seen = Long.parseLong(page.getString("next_cursor"));
        }
        return events;
    }

    private Map<String, String> now() {
        var now = new LinkedHashMap<String, String>();
        all(get("/v1/contacts?limit=200")).forEach(contact -> now.put(contact.getString("id"), contact(contact)));
        var channels = all(get("/v1/channels")).stream()
                .collect(Collectors.toMap(channel -> channel.getString("id"), channel -> channel.getString("name")));
        for (var conversation : all(get("/v1/conversations?limit=200"))) {
            var id = conversation.getString("id");
            var channel = String.valueOf(channels.get(conversation.getString("channel_id")));
            now.put(id, conversation(conversation, channel));
            all(get("/v1/conversations/" + id + "/messages?limit=200"))
                    .forEach(message -> now.put(message.getString("id"), message(message)));
        }
        return now;
    }

    private static String contact(JsonObject contact) {
        var addresses = contact.getJsonArray("addresses").stream()
                .map(JsonObject.class::cast)
                .map(address -> address.getString("kind") + ":" + address.getString("value"))
                .sorted()
                .collect(Collectors.joining(" "));
        return "contact " + name(contact) + " " + addresses;
    }

    private static String conversation(JsonObject conversation, String channel) {
        var until = conversation.getJsonObject("window").getString("expires_at");
        return "conversation with " + name(conversation.getJsonObject("contact")) + " on " + channel
                + (until == null
                        ? ", no window"
                        : ", window until " + Instant.parse(until).getEpochSecond());
    }

    private static String name(JsonObject contact) {
        return Objects.requireNonNullElse(contact.getString("name"), "nameless");
    }

    private String message(JsonObject message) {
        var line = new StringBuilder(message.getString("provider_message_id"))
                .append(' ')
                .append(message.getString("direction"))
                .append(' ')
                .append(message.getString("type"))
                .append(" of ")
                .append(message.getJsonObject("sender").getString("kind"))
                .append(", ")
                .append(message.getString("status"));
        message.getJsonObject("status_times")
                .forEach(time -> line.append(moment(time.getKey(), (String) time.getValue())));
        var error = message.getJsonObject("error");
        if (error != null) {
            line.append(' ').append(error.getString("code")).append('/').append(error.getString("provider_code"));
        }
        var answered = message.getJsonObject("reply_to");
        if (answered != null) {
            line.append(", answers ").append(answered.getString("message_id"));
        }
        line.append(message.getBoolean("forwarded") ? ", forwarded" : "")
                .append(message.getString("edited_at") == null ? "" : ", edited")
                .append(message.getString("revoked_at") == null ? "" : ", revoked");
        return line.append(' ').append(plain(message.getJsonObject("content"))).toString();
    }

    /** When the provider said so, by its clock; or when it came here, which is another time in each run. */
    private String moment(String name, @Nullable String time) {
        if (time == null) {
            return "";
        }
        var at = Instant.parse(time);
        return " " + name.replace("_at", "@") + (at.isBefore(start) ? at.getEpochSecond() : "arrival");
    }

    /** In order, without what is null, and with a word for the ids of media. */
    private static String plain(JsonObject json) {
        return ((JsonObject) plainly(json)).encode().replaceAll("med_[a-z0-9]{26}", "med");
    }

    private static Object plainly(Object value) {
        if (value instanceof JsonArray array) {
            return new JsonArray(array.stream().map(Happenings::plainly).toList());
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        var sorted = new TreeMap<String, Object>();
        object.stream()
                .filter(field -> field.getValue() != null)
                .forEach(field -> sorted.put(field.getKey(), plainly(field.getValue())));
        return new JsonObject(sorted);
    }

    /** Messages are called by the provider's id. */
    private String named(String line) {
        var named = line;
        for (var message : before.entrySet()) {
            if (message.getKey().startsWith("msg_") && named.contains(message.getKey())) {
                named = named.replace(
                        message.getKey(),
                        message.getValue().substring(0, message.getValue().indexOf(' ')));
            }
        }
        return named;
    }

    private JsonObject get(String path) {
        return new JsonObject(
                reader.request().get(path).then().statusCode(200).extract().asString());
    }

    private static List<JsonObject> all(JsonObject page) {
        return page.getJsonArray("data", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
