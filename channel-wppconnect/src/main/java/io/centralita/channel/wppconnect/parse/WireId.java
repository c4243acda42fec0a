package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.wppconnect.json.Json;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a message: {@code true_<chat>_<hex>}, in groups followed by who wrote it, of our own sometimes by {@code _out}. The
 * same message is told with and without that ending, as text and as object, so messages are known by {@link #key}.
 *
 * @param fromMe whether this number wrote it
 * @param chat where
 * @param hex the part that the sender's phone made
 * @param participant who wrote it in a group
 * @param raw as the server wrote it: what its own routes understand
 */
public record WireId(
        boolean fromMe, Wid chat, String hex, @Nullable Wid participant, String raw) {
    private static final Pattern FORM =
            Pattern.compile("(true|false)_([^_]{1,140})_([A-Za-z0-9.-]{1,100})(?:_([^_]{1,140}))?(?:_out)?");

    public static Optional<WireId> of(@Nullable String text) {
        if (text == null || text.length() > 400) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Wid.of(form.group(2))
                .map(chat -> new WireId(
                        form.group(1).equals("true"),
                        chat,
                        form.group(3),
                        Wid.of(form.group(4)).orElse(null),
                        text));
    }

    /** Of a text or an object. */
    public static Optional<WireId> of(@Nullable JsonNode node) {
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            return of(node.textValue());
        }
        Optional<WireId> serialized = of(Json.word(node, "_serialized"));
        return serialized.isPresent() ? serialized : ofParts(node);
    }

    private static Optional<WireId> ofParts(JsonNode node) {
        Optional<Wid> chat = Wid.of(node.get("remote"));
        String hex = Json.word(node, "id");
        if (chat.isEmpty() || hex == null) {
            return Optional.empty();
        }
        String participant =
                Wid.of(node.get("participant")).map(who -> "_" + who).orElse("");
        return of(Json.flag(node, "fromMe") + "_" + chat.get() + "_" + hex + participant);
    }

    /** The id by which the core knows the message: the same however it was told. */
    public String key() {
        String base = fromMe + "_" + chat + "_" + hex;
        return fromMe || participant == null ? base : base + "_" + participant;
    }
}
