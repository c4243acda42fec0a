package io.centralita.emulator.graph;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * An error as the Graph API answers it.
 *
 * @param status HTTP status
 * @param code Meta's code
 * @param subcode Meta's error_subcode; 0 for none
 * @param type OAuthException or GraphMethodException
 * @param message the text Meta writes
 * @param details error_data.details, or null
 * @param passing whether is_transient is told
 */
public record GraphError(
        int status,
        int code,
        int subcode,
        String type,
        String message,
        @Nullable String details,
        boolean passing) {

    private static final String OAUTH = "OAuthException";

    /** The token is missing or unknown. */
    public static GraphError badToken() {
        return new GraphError(
                401, 190, 0, OAUTH, "Invalid OAuth access token - Cannot parse access token", null, false);
    }

    /** The id names nothing this token may see. */
    public static GraphError unknownObject(String method, String id) {
        return new GraphError(
                400,
                100,
                33,
                "GraphMethodException",
                "Unsupported " + method + " request. Object with ID '" + id
                        + "' does not exist, cannot be loaded due to missing permissions, or does not support this"
                        + " operation. Please read the Graph API documentation at"
                        + " https://developers.facebook.com/docs/graph-api",
                null,
                false);
    }

    /** The path is no Graph API path. */
    public static GraphError unknownPath(String path) {
        return new GraphError(404, 2500, 0, OAUTH, "Unknown path components: " + path, null, false);
    }

    /** A parameter is missing or has a value outside its range. */
    public static GraphError parameter(String message) {
        return new GraphError(400, 100, 0, OAUTH, "(#100) " + message, null, false);
    }

    /** A required part of the message is missing. */
    public static GraphError missing(String details) {
        return new GraphError(400, 131008, 0, OAUTH, "(#131008) Required parameter is missing", details, false);
    }

    /** A part of the message has a bad value. */
    public static GraphError invalid(String details) {
        return new GraphError(400, 131009, 0, OAUTH, "(#131009) Parameter value is not valid", details, false);
    }

    /** The media is not there any more. */
    public static GraphError missingMedia(String id) {
        GraphError unknown = unknownObject("get", id);
        return new GraphError(404, 100, 33, unknown.type(), unknown.message(), null, false);
    }

    /** No template of this name in this language. */
    public static GraphError unknownTemplate(String name, String language) {
        return new GraphError(
                404,
                132001,
                0,
                OAUTH,
                "(#132001) Template name does not exist in the translation",
                "template name (" + name + ") does not exist in " + language,
                false);
    }

    /** The template's body has another number of variables. */
    public static GraphError templateParameters(int given, int wanted) {
        return new GraphError(
                400,
                132000,
                0,
                OAUTH,
                "(#132000) Number of parameters does not match the expected number of params",
                "body: number of localizable_params (" + given + ") does not match the expected number of params ("
                        + wanted + ")",
                false);
    }

    /** The callback did not pass the handshake. */
    public static GraphError unverifiedCallback(int status) {
        return new GraphError(
                400,
                2200,
                0,
                OAUTH,
                "(#2200) Callback verification failed with the following errors: HTTP Status Code = " + status,
                null,
                false);
    }

    /** The number is not registered. */
    public static GraphError notRegistered() {
        return new GraphError(
                400,
                133010,
                0,
                OAUTH,
                "(#133010) Account not registered",
                "Phone number is not registered on the WhatsApp Business platform.",
                false);
    }

    /** The two-step PIN is another one. */
    public static GraphError wrongPin() {
        return new GraphError(
                400, 133005, 0, OAUTH, "(#133005) Two step verification PIN mismatch", "PIN mismatch", false);
    }

    /** The number's owner did not prove it yet. */
    public static GraphError notVerified() {
        return new GraphError(
                400,
                133006,
                0,
                OAUTH,
                "(#133006) Phone number re-verification needed",
                "Phone number needs to be verified before registering.",
                false);
    }

    /** The code is another one. */
    public static GraphError wrongCode() {
        return new GraphError(
                400, 136025, 0, OAUTH, "(#136025) Verify code error", "Code couldn't be verified.", false);
    }

    /** The template is paused, or disabled for good. */
    public static GraphError templateOutOfUse(String name, boolean disabled) {
        int code = disabled ? 132016 : 132015;
        String how = disabled ? "disabled" : "paused";
        return new GraphError(
                400, code, 0, OAUTH, "(#" + code + ") Template is " + how, "template " + name + " is " + how, false);
    }

    /** The file's type is not taken, or it is too large. */
    public static GraphError badFile(String mimeType, int bytes) {
        return new GraphError(
                400,
                131053,
                0,
                OAUTH,
                "(#131053) Media upload error",
                "A file of type '" + mimeType + "' with " + bytes + " bytes is not taken.",
                false);
    }

    /** The number's throughput is used up. */
    public static GraphError numberThrottled() {
        return new GraphError(
                429,
                130429,
                0,
                OAUTH,
                "(#130429) Rate limit hit",
                "Message failed to send because there were too many messages sent from this phone number in a short"
                        + " period of time",
                true);
    }

    /** The account's rate limit is reached. */
    public static GraphError accountThrottled() {
        return new GraphError(
                429,
                80007,
                0,
                OAUTH,
                "(#80007) There have been too many calls to this WhatsApp Business account. Wait a bit and try again.",
                null,
                true);
    }

    /** Meta has a bad moment. */
    public static GraphError unavailable(int status) {
        return status == 503
                ? new GraphError(503, 131016, 0, OAUTH, "(#131016) Service unavailable", "Service unavailable.", true)
                : new GraphError(
                        status,
                        2,
                        0,
                        OAUTH,
                        "An unexpected error has occurred. Please retry your request later.",
                        null,
                        true);
    }

    /** The body to answer. */
    public JsonObject toJson(String trace) {
        JsonObject error =
                new JsonObject().put("message", message).put("type", type).put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        if (details != null) {
            error.put(
                    "error_data",
                    new JsonObject().put("messaging_product", "whatsapp").put("details", details));
        }
        if (passing) {
            error.put("is_transient", true);
        }
        return new JsonObject().put("error", error.put("fbtrace_id", trace));
    }
}
