package io.centralita.emulator.wppconnect;

import io.centralita.emulator.CustomerMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.Collectors;

/** Writes what a customer sends, given as Meta names it, the way the server tells it. */
final class InboundContent {

    private static final String THUMBNAIL =
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkI";

    private InboundContent() {}

    static void write(JsonObject wire, CustomerMessage message) {
        switch (message.type()) {
            case "text" -> body(wire, "chat", object(message).getString("body", ""));
            case "image", "video", "document", "sticker" -> media(wire, message.type(), object(message));
            case "audio" -> audio(wire, object(message));
            case "location" -> location(wire, object(message));
            case "contacts" -> contacts(wire, (JsonArray) message.content());
            case "interactive" -> interactive(wire, object(message));
            case "button" ->
                body(wire, "template_button_reply", object(message).getString("text", ""))
                        .put("selectedId", object(message).getString("payload"));
            case "order" -> order(wire, object(message));
            case "poll" -> poll(wire, object(message));
            case "unsupported" -> wire.put("type", object(message).getString("type", "unknown"));
            default -> wire.put("type", "unknown");
        }
    }

    private static JsonObject object(CustomerMessage message) {
        return (JsonObject) message.content();
    }

    private static JsonObject body(JsonObject wire, String type, String text) {
        return wire.put("type", type).put("body", text).put("content", text);
    }

    private static void media(JsonObject wire, String type, JsonObject content) {
        body(wire, type, THUMBNAIL);
        copy(content, wire, "caption");
        copy(content, wire, "filename");
        switch (type) {
            case "video" -> wire.put("duration", "12").put("isGif", false);
            case "sticker" -> wire.put("isAnimated", Boolean.TRUE.equals(content.getValue("animated")));
            case "image" -> wire.put("width", 720).put("height", 1280);
            default -> wire.put("pageCount", 1);
        }
    }

    private static void audio(JsonObject wire, JsonObject content) {
        boolean voice = Boolean.TRUE.equals(content.getValue("voice"));
        wire.put("type", voice ? "ptt" : "audio").put("duration", "3");
    }

    private static void location(JsonObject wire, JsonObject content) {
        body(wire, "location", THUMBNAIL)
                .put("lat", content.getValue("latitude"))
                .put("lng", content.getValue("longitude"))
                .put("isLive", false);
        String name = content.getString("name", "");
        String address = content.getString("address", "");
        if (!name.isEmpty() || !address.isEmpty()) {
            wire.put("loc", address.isEmpty() ? name : name + "\n" + address);
        }
    }

    private static void contacts(JsonObject wire, JsonArray cards) {
        if (cards.size() == 1) {
            JsonObject card = cards.getJsonObject(0);
            body(wire, "vcard", vcard(card)).put("vcardFormattedName", name(card));
            return;
        }
        JsonArray list = new JsonArray();
        cards.forEach(card -> list.add(
                new JsonObject().put("displayName", name((JsonObject) card)).put("vcard", vcard((JsonObject) card))));
        wire.put("type", "multi_vcard").put("vcardList", list);
    }

    private static String name(JsonObject card) {
        return card.getJsonObject("name", new JsonObject()).getString("formatted_name", "");
    }

    private static String vcard(JsonObject card) {
        String phones = card.getJsonArray("phones", new JsonArray()).stream()
                .map(phone -> ((JsonObject) phone).getString("phone", ""))
                .map(phone -> "TEL;type=CELL;waid=" + phone.replaceAll("\\D", "") + ":" + phone + "\n")
                .collect(Collectors.joining());
        return "BEGIN:VCARD\nVERSION:3.0\nN:;" + name(card) + ";;;\nFN:" + name(card) + "\n" + phones + "END:VCARD";
    }

    private static void interactive(JsonObject wire, JsonObject content) {
        JsonObject row = content.getJsonObject("list_reply");
        if (row != null) {
            body(wire, "list_response", row.getString("title", ""))
                    .put(
                            "listResponse",
                            new JsonObject()
                                    .put("title", row.getValue("title"))
                                    .put("description", row.getValue("description"))
                                    .put("listType", 1)
                                    .put(
                                            "singleSelectReply",
                                            new JsonObject().put("selectedRowId", row.getValue("id"))));
            return;
        }
        JsonObject button = content.getJsonObject("button_reply", new JsonObject());
        body(wire, "buttons_response", button.getString("title", "")).put("selectedButtonId", button.getValue("id"));
    }

    private static void order(JsonObject wire, JsonObject content) {
        JsonArray items = content.getJsonArray("product_items", new JsonArray());
        double total = items.stream()
                .map(JsonObject.class::cast)
                .mapToDouble(item -> item.getDouble("item_price", 0.0) * item.getInteger("quantity", 1))
                .sum();
        String currency = items.isEmpty() ? "BRL" : items.getJsonObject(0).getString("currency", "BRL");
        body(wire, "order", THUMBNAIL)
                .put("orderId", Wids.hex(wire.getString("id")))
                .put("orderTitle", content.getString("text", ""))
                .put("message", content.getString("text", ""))
                .put("itemCount", items.size())
                .put("totalAmount1000", Math.round(total * 1000))
                .put("totalCurrencyCode", currency);
    }

    private static void poll(JsonObject wire, JsonObject content) {
        JsonArray options = new JsonArray();
        JsonArray choices = content.getJsonArray("choices", new JsonArray());
        for (int n = 0; n < choices.size(); n++) {
            options.add(new JsonObject().put("name", choices.getValue(n)).put("localId", n));
        }
        wire.put("type", "poll_creation")
                .put("body", "")
                .put("pollName", content.getString("name", ""))
                .put("pollOptions", options)
                .put("pollSelectableOptionsCount", content.getInteger("selectable_count", 1));
    }

    private static void copy(JsonObject from, JsonObject to, String name) {
        if (from.getValue(name) != null) {
            to.put(name, from.getValue(name));
        }
    }
}
