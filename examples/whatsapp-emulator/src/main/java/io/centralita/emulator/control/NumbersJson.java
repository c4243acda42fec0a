package io.centralita.emulator.control;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.wppconnect.WppSession;
import io.vertx.core.json.JsonObject;

/** Numbers in the control API. Secrets go in and never out. */
final class NumbersJson {

    private NumbersJson() {}

    static BusinessNumber read(JsonObject body) {
        return new BusinessNumber(
                Fields.text(body, "phone_number_id"),
                Fields.text(body, "display_number"),
                Fields.text(body, "waba_id"),
                Fields.text(body, "access_token"),
                Fields.text(body, "app_secret"),
                Fields.optionalText(body, "webhook_url"),
                Fields.optionalText(body, "verify_token"),
                Fields.text(body, "verified_name", "Centralita"));
    }

    /** A session of wppconnect-server among the numbers, for those who choose whom to write to. */
    static JsonObject write(WppSession session) {
        return new JsonObject()
                .put("phone_number_id", session.lineId())
                .put("display_number", session.displayNumber())
                .put("webhook_url", session.webhook())
                .put("verified_name", session.verifiedName())
                .put("status", session.status().name())
                .put("phone_code", session.phoneCode());
    }

    static JsonObject write(BusinessNumber number) {
        return new JsonObject()
                .put("phone_number_id", number.phoneNumberId())
                .put("display_number", number.displayNumber())
                .put("waba_id", number.wabaId())
                .put("webhook_url", number.webhookUrl())
                .put("verified_name", number.verifiedName());
    }
}
