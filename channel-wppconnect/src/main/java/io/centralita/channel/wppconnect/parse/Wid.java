package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.wppconnect.json.Json;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of WhatsApp Web: {@code 5511900000001@c.us}. The server writes it as text, or as an object with {@code user},
 * {@code server} and {@code _serialized}, as it likes.
 *
 * @param user digits; of old groups digits, a dash, digits
 * @param server {@code c.us} a phone, {@code lid} a hidden person, {@code g.us} a group, ...
 */
public record Wid(String user, String server) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_.-]{1,80})(?::[0-9]{1,5})?@([a-z.]{1,40})");

    /** Empty when a text is no address. The number of a device, {@code user:12@…}, is left out. */
    public static Optional<Wid> of(@Nullable String text) {
        if (text == null || text.length() > 140) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String server = form.group(2).equals("s.whatsapp.net") ? "c.us" : form.group(2);
        return Optional.of(new Wid(form.group(1), server));
    }

    /** Of a text or an object. */
    public static Optional<Wid> of(@Nullable JsonNode node) {
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            return of(node.textValue());
        }
        String serialized = Json.word(node, "_serialized");
        return serialized != null ? of(serialized) : of(Json.text(node, "user") + "@" + Json.text(node, "server"));
    }

    /** The first of some fields that holds an address. */
    public static Optional<Wid> first(JsonNode parent, String... fields) {
        for (String field : fields) {
            Optional<Wid> found = of(parent.get(field));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    public boolean isGroup() {
        return server.equals("g.us");
    }

    public boolean isLid() {
        return server.equals("lid");
    }

    public boolean isPhone() {
        return server.equals("c.us");
    }

    public boolean isPerson() {
        return isPhone() || isLid();
    }

    /** As the core knows it; empty for channels, status lists and the like. */
    public Optional<Identity> identity() {
        return switch (server) {
            case "c.us" -> Optional.of(Identity.waId(user));
            case "lid" -> Optional.of(Identity.lid(user));
            case "g.us" -> Optional.of(Identity.group(user));
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return user + "@" + server;
    }
}
