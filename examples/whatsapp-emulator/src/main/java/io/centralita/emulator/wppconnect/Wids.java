package io.centralita.emulator.wppconnect;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids as WhatsApp Web writes them: {@code digits@c.us}, and {@code true_<chat>_<hex>} for messages. */
final class Wids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Wids() {}

    /** {@code 3EB0} and eighteen hexadecimal digits. */
    static String newHex() {
        byte[] bytes = new byte[9];
        RANDOM.nextBytes(bytes);
        return "3EB0" + HEX.formatHex(bytes);
    }

    /** A chat's or person's id as an object. */
    static JsonObject object(String serialized) {
        int at = serialized.indexOf('@');
        return new JsonObject()
                .put("server", serialized.substring(at + 1))
                .put("user", serialized.substring(0, Math.max(0, at)))
                .put("_serialized", serialized);
    }

    static String inbound(String chatId, String hex) {
        return "false_" + chatId + "_" + hex;
    }

    static String outbound(String chatId, String hex) {
        return "true_" + chatId + "_" + hex + "_out";
    }

    /** A message's id as an object, the way {@code onack} has it: without {@code _out}. */
    static JsonObject message(String id) {
        String remote = chat(id);
        String plain = id.endsWith("_out") ? id.substring(0, id.length() - 4) : id;
        return new JsonObject()
                .put("fromMe", id.startsWith("true_"))
                .put("remote", remote)
                .put("id", hex(id))
                .put("_serialized", plain);
    }

    /** The chat in a message's id. */
    static String chat(String id) {
        String[] parts = id.split("_", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    /** The hexadecimal part of a message's id. */
    static String hex(String id) {
        String[] parts = id.split("_", -1);
        return parts.length > 2 ? parts[2] : id;
    }

    static String user(String serialized) {
        int at = serialized.indexOf('@');
        return at < 0 ? serialized : serialized.substring(0, at);
    }
}
