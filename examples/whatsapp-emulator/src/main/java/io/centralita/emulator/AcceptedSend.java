package io.centralita.emulator;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A send the emulator answered, or would have answered, with 200.
 *
 * @param providerId the {@code wamid.…} given to it
 * @param ourId the sender's {@code biz_opaque_callback_data}, if any
 * @param phoneNumberId the number it was sent from
 * @param to the recipient as written in the request
 * @param type the message type
 * @param category what it is priced as: service, utility, marketing, authentication
 * @param acceptedAt when
 * @param fate what becomes of it
 * @param raw the request's bytes
 */
public record AcceptedSend(
        String providerId,
        @Nullable String ourId,
        String phoneNumberId,
        String to,
        String type,
        String category,
        Instant acceptedAt,
        SendFate fate,
        Buffer raw) {

    /** The request's body. */
    public JsonObject body() {
        return new JsonObject(raw);
    }
}
