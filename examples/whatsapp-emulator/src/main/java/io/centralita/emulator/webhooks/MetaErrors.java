package io.centralita.emulator.webhooks;

import io.vertx.core.json.JsonObject;

/** Errors as webhooks carry them. */
public final class MetaErrors {

    private static final String HREF = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";

    private MetaErrors() {}

    /** The error object of a failed status, by Meta's code. */
    public static JsonObject webhook(int code) {
        return switch (code) {
            case 131026 -> error(code, "Message undeliverable", "Message Undeliverable.");
            case 131047 ->
                error(
                        code,
                        "Re-engagement message",
                        "More than 24 hours have passed since the customer last replied to this number.");
            case 131051 -> error(code, "Message type unknown", "Message type is currently not supported.");
            default -> error(code, "Something went wrong", "Message failed to send because of an unknown error.");
        };
    }

    private static JsonObject error(int code, String title, String details) {
        return new JsonObject()
                .put("code", code)
                .put("title", title)
                .put("message", title)
                .put("error_data", new JsonObject().put("details", details))
                .put("href", HREF);
    }
}
