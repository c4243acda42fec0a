package io.centralita.emulator.webhooks;

import io.centralita.emulator.BusinessNumber;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A webhook to post.
 *
 * @param lineId whose it is
 * @param url where it goes; null: nowhere
 * @param appSecret signs it; null: it is unsigned and tried once, as wppconnect-server posts
 * @param kind what the log calls it
 * @param subject the message it speaks of, or empty
 * @param body exact bytes
 */
public record Webhook(
        String lineId, @Nullable String url, @Nullable String appSecret, String kind, String subject, Buffer body) {

    /** As Meta posts: signed, and again until taken. */
    public static Webhook signed(BusinessNumber number, String kind, String subject, Buffer body) {
        return new Webhook(number.lineId(), number.webhookUrl(), number.appSecret(), kind, subject, body);
    }

    /** As wppconnect-server posts: unsigned, once. */
    public static Webhook once(String lineId, @Nullable String url, String kind, String subject, Buffer body) {
        return new Webhook(lineId, url, null, kind, subject, body);
    }

    /** Secrets and the body are left out. */
    @Override
    public String toString() {
        return "Webhook[" + lineId + ", " + kind + ", " + subject + "]";
    }
}
