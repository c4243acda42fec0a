package io.centralita.emulator.wppconnect;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what each send route is asked to send. */
final class SendContents {

    /** Routes whose answers hold the whole message; the others tell {@code ack} and {@code id} only. */
    static final Set<String> WHOLE =
            Set.of("send-message", "send-reply", "send-mentioned", "send-list-message", "send-poll-message");

    private final FilePicker files;
    private final Map<String, Function<RequestBody, Future<Outgoing>>> readers = Map.ofEntries(
            Map.entry("send-message", body -> text(body, quotedIn(body))),
            Map.entry("send-reply", body -> text(body, optional(body.json(), "messageId"))),
            Map.entry("send-mentioned", body -> text(body, null)),
            Map.entry("send-buttons", body -> text(body, null)),
            Map.entry("send-link-preview", SendContents::link),
            Map.entry("send-image", this::file),
            Map.entry("send-file", this::file),
            Map.entry("send-file-base64", this::file),
            Map.entry("send-voice", body -> voice(body, "path")),
            Map.entry("send-voice-base64", body -> voice(body, "base64Ptt")),
            Map.entry("send-sticker", this::sticker),
            Map.entry("send-sticker-gif", this::sticker),
            Map.entry("send-location", SendContents::location),
            Map.entry("contact-vcard", SendContents::contacts),
            Map.entry("send-list-message", SendContents::list),
            Map.entry("send-poll-message", SendContents::poll),
            Map.entry("send-order-message", SendContents::order));

    SendContents(FilePicker files) {
        this.files = files;
    }

    boolean knows(String route) {
        return readers.containsKey(route);
    }

    /** Fails when something needed is missing, as the server's library throws. */
    Future<Outgoing> read(String route, RequestBody body) {
        try {
            return readers.getOrDefault(route, unknown -> Future.failedFuture("unknown route"))
                    .apply(body);
        } catch (ClassCastException | NullPointerException e) {
            return Future.failedFuture(e);
        }
    }

    private static Future<Outgoing> text(RequestBody body, @Nullable String quoted) {
        return Future.succeededFuture(
                Outgoing.text(needed(body.json(), "message")).quoting(quoted));
    }

    private static Future<Outgoing> link(RequestBody body) {
        String caption = body.json().getString("caption", "");
        return Future.succeededFuture(Outgoing.text((needed(body.json(), "url") + "\n" + caption).strip()));
    }

    private Future<Outgoing> file(RequestBody body) {
        JsonObject json = body.json();
        JsonObject options = json.getJsonObject("options", new JsonObject());
        return files.pick(body, "path", "base64").map(file -> {
            String type = options.getString("type", kind(file.mimeType()));
            JsonObject content = new JsonObject();
            JsonObject wire = new JsonObject().put("type", type);
            String caption = optional(json, "message") == null ? optional(json, "caption") : optional(json, "message");
            put(caption, "caption", content, wire);
            put(json.getString("filename", "file"), "filename", content, wire);
            return withFile(type, content, wire, file).quoting(optional(json, "quotedMessageId"));
        });
    }

    private Future<Outgoing> voice(RequestBody body, String name) {
        return files.pick(body, name)
                .map(file -> withFile(
                                "audio", new JsonObject().put("voice", true), new JsonObject().put("type", "ptt"), file)
                        .quoting(optional(body.json(), "quotedMessageId")));
    }

    private Future<Outgoing> sticker(RequestBody body) {
        return files.pick(body, "path")
                .map(file -> withFile("sticker", new JsonObject(), new JsonObject().put("type", "sticker"), file));
    }

    private static Outgoing withFile(String type, JsonObject content, JsonObject wire, Outgoing.Picked file) {
        String said = type + " " + Hashes.sha256(file.bytes()) + " " + content.getString("caption", "");
        return new Outgoing(type, content, wire, file, null, said.strip());
    }

    private static Future<Outgoing> location(RequestBody body) {
        JsonObject json = body.json();
        double lat = Double.parseDouble(needed(json, "lat"));
        double lng = Double.parseDouble(needed(json, "lng"));
        JsonObject content = new JsonObject().put("latitude", lat).put("longitude", lng);
        put(optional(json, "title"), "name", content, new JsonObject());
        put(optional(json, "address"), "address", content, new JsonObject());
        JsonObject wire =
                new JsonObject().put("type", "location").put("lat", lat).put("lng", lng);
        return Future.succeededFuture(Outgoing.of("location", content, wire, "location " + content.encode()));
    }

    private static Future<Outgoing> contacts(RequestBody body) {
        Object given = body.json().getValue("contactsId");
        JsonArray ids = given instanceof JsonArray many ? many : new JsonArray().add(needed(body.json(), "contactsId"));
        JsonArray cards = new JsonArray();
        ids.forEach(id -> {
            String phone = Wids.user((String) id);
            String name = body.json().getString("name", phone);
            cards.add(new JsonObject()
                    .put("name", new JsonObject().put("formatted_name", name))
                    .put("phones", new JsonArray().add(new JsonObject().put("phone", phone))));
        });
        JsonObject wire = new JsonObject().put("type", ids.size() == 1 ? "vcard" : "multi_vcard");
        return Future.succeededFuture(Outgoing.of("contacts", cards, wire, "contacts " + ids.encode()));
    }

    private static Future<Outgoing> list(RequestBody body) {
        JsonObject json = body.json();
        JsonArray sections = new JsonArray();
        json.getJsonArray("sections").forEach(one -> {
            JsonArray rows = new JsonArray();
            ((JsonObject) one)
                    .getJsonArray("rows")
                    .forEach(
                            row -> rows.add(((JsonObject) row).copy().put("id", ((JsonObject) row).getValue("rowId"))));
            sections.add(new JsonObject()
                    .put("title", ((JsonObject) one).getValue("title"))
                    .put("rows", rows));
        });
        String text = needed(json, "description");
        JsonObject content = new JsonObject()
                .put("type", "list")
                .put("body", new JsonObject().put("text", text))
                .put(
                        "action",
                        new JsonObject()
                                .put("button", json.getValue("buttonText"))
                                .put("sections", sections));
        JsonObject wire = new JsonObject().put("type", "list").put("body", text);
        return Future.succeededFuture(Outgoing.of("interactive", content, wire, text));
    }

    private static Future<Outgoing> poll(RequestBody body) {
        JsonObject json = body.json();
        JsonArray choices = json.getJsonArray("choices");
        JsonArray options = new JsonArray();
        for (int n = 0; n < choices.size(); n++) {
            options.add(new JsonObject().put("name", choices.getString(n)).put("localId", n));
        }
        Integer most = json.getJsonObject("options", new JsonObject()).getInteger("selectableCount", 1);
        String name = needed(json, "name");
        JsonObject content =
                new JsonObject().put("name", name).put("choices", choices).put("selectable_count", most);
        JsonObject wire = new JsonObject()
                .put("type", "poll_creation")
                .put("pollName", name)
                .put("pollOptions", options)
                .put("pollSelectableOptionsCount", most);
        return Future.succeededFuture(Outgoing.of("poll", content, wire, name));
    }

    private static Future<Outgoing> order(RequestBody body) {
        JsonArray items = body.json().getJsonArray("items");
        JsonObject wire = new JsonObject().put("type", "order").put("itemCount", items.size());
        JsonObject content = new JsonObject().put("product_items", items);
        return Future.succeededFuture(Outgoing.of("order", content, wire, "order " + items.encode()));
    }

    private static @Nullable String quotedIn(RequestBody body) {
        return optional(body.json().getJsonObject("options", new JsonObject()), "quotedMsg");
    }

    private static String needed(JsonObject json, String name) {
        Object value = json.getValue(name);
        if (value == null) {
            throw new NullPointerException(name);
        }
        return String.valueOf(value);
    }

    private static @Nullable String optional(JsonObject json, String name) {
        return json.getValue(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    private static void put(@Nullable String value, String name, JsonObject one, JsonObject other) {
        if (value != null) {
            one.put(name, value);
            other.put(name, value);
        }
    }

    private static String kind(String mimeType) {
        String kind = mimeType.toLowerCase(Locale.ROOT).split("/", 2)[0];
        return Set.of("image", "video", "audio").contains(kind) ? kind : "document";
    }
}
