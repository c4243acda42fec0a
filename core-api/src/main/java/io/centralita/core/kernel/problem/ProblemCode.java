package io.centralita.core.kernel.problem;

import java.util.Locale;

/** The catalogue served at {@code /v1/errors}. A code, once published, keeps its meaning. */
public enum ProblemCode {
    MALFORMED_REQUEST(400, "The request cannot be read", false),
    INVALID_CURSOR(400, "The cursor does not belong to this list", false),
    INVALID_IDEMPOTENCY_KEY(400, "The Idempotency-Key is not usable", false),
    INVALID_SCOPE(400, "The scope is unknown or exceeds what is granted", false),
    UNAUTHENTICATED(401, "Authentication is missing or not valid", false),
    FORBIDDEN(403, "A permission is missing", false),
    NOT_FOUND(404, "There is no such resource", false),
    METHOD_NOT_ALLOWED(405, "The method does not apply to this resource", false),
    NOT_ACCEPTABLE(406, "The requested representation does not exist", false),
    CONFLICT(409, "The resource is not in a state that allows this", false),
    ALREADY_ASSIGNED(409, "Somebody else holds the conversation", false),
    ALREADY_EXISTS(409, "Such a resource exists already", false),
    CONVERSATION_CLOSED(409, "The conversation is closed", false),
    CHANNEL_NOT_RUNNING(409, "The channel is not running", false),
    CHANNEL_RESTRICTED(409, "The provider forbids the number this", false),
    CHANNEL_DISABLED(409, "The channel, or its plug-in, is switched off", false),
    REQUEST_IN_PROGRESS(409, "A request with this Idempotency-Key is still running", true),
    CURSOR_EXPIRED(410, "What follows this cursor is no longer kept", false),
    PRECONDITION_FAILED(412, "The resource has changed since it was read", false),
    PAYLOAD_TOO_LARGE(413, "The body is too large", false),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not accepted", false),
    RANGE_NOT_SATISFIABLE(416, "The range is outside the content", false),
    VALIDATION_FAILED(422, "A field is not valid", false),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used with another request", false),
    MESSAGE_NOT_ALLOWED(422, "The message cannot be changed so", false),
    WINDOW_CLOSED(422, "Only a template may be sent now", false),
    MARKETING_OPTED_OUT(422, "The customer does not want marketing messages", false),
    RECIPIENT_UNREACHABLE(422, "The channel cannot reach the contact by any of its addresses", false),
    TYPE_NOT_SUPPORTED(422, "The channel does not send this type or kind of message", false),
    QUOTE_NOT_SUPPORTED(422, "The channel cannot answer a message, or not with this type", false),
    REPLY_TARGET_UNREACHABLE(422, "The message is of the provider that the number had before", false),
    TEXT_TOO_LONG(422, "The text is longer than the channel takes", false),
    MEDIUM_TOO_LARGE(422, "The medium is larger than the channel takes", false),
    MEDIUM_TYPE_NOT_SUPPORTED(422, "The channel does not take this type of medium", false),
    CONTENT_REFUSED(422, "The channel does not take this content", false),
    CHANNEL_CONFIG_INVALID(422, "The channel's configuration is not valid", false),
    UNSUPPORTED_BY_CHANNEL(422, "The channel's plug-in cannot do this", false),
    PROVIDER_REFUSED(422, "The provider refused", false),
    PRECONDITION_REQUIRED(428, "An If-Match header is required", false),
    RATE_LIMITED(429, "Too many requests", true),
    INTERNAL_ERROR(500, "The platform failed", true),
    NOT_IMPLEMENTED_METHOD(501, "The method is unknown", false),
    DATABASE_UNAVAILABLE(503, "The database is away", true),
    OVERLOADED(503, "The platform is at its limit", true),
    MEDIA_UNAVAILABLE(503, "The media is not stored yet", true),
    PROVIDER_UNAVAILABLE(503, "The provider cannot be asked now", true);

    private final int status;
    private final String title;
    private final boolean retryable;

    ProblemCode(int status, String title, boolean retryable) {
        this.status = status;
        this.title = title;
        this.retryable = retryable;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Whether the same request may succeed later, unchanged. */
    public boolean retryable() {
        return retryable;
    }

    /** The stable code on the wire: {@code snake_case}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
