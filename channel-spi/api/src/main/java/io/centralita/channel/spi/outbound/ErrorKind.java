package io.centralita.channel.spi.outbound;

/** One taxonomy of failures for all channels. The provider's own code is kept beside it in {@link SendError}. */
public enum ErrorKind {
    /** The token or session is not good: nothing goes out until a person acts. */
    AUTH(false),
    /** Too long since the customer wrote: only a template may be sent. */
    WINDOW_CLOSED(false),
    /** The template is unknown, paused, or its values do not fit. */
    TEMPLATE(false),
    /** The recipient's address is not one. */
    RECIPIENT_INVALID(false),
    /** The recipient blocked us or wants no such messages. */
    RECIPIENT_BLOCKED(false),
    /** The recipient is not on WhatsApp. */
    NOT_ON_CHANNEL(false),
    /** The number sends too fast. */
    RATE_NUMBER(true),
    /** Too much to this one recipient. */
    RATE_PAIR(true),
    /** The provider holds us for a spammer, or protects the recipient from more marketing. */
    SPAM(false),
    /** The medium could not be fetched, is too large or of a wrong type. */
    MEDIA(false),
    /** The provider does not take this content. */
    CONTENT(false),
    /** Failed for a reason that passes. */
    TEMPORARY(true),
    /** The provider cannot be reached or is in trouble; the message certainly did not go out. */
    PROVIDER_DOWN(true),
    /** The account or number is restricted or banned. */
    ACCOUNT_RESTRICTED(false),
    /** This channel cannot do that. */
    UNSUPPORTED(false);

    private final boolean retryable;

    ErrorKind(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same message may succeed later, unless the single error says otherwise. */
    public boolean retryable() {
        return retryable;
    }
}
