package io.centralita.emulator;

import java.util.Locale;

/** What the emulator can do wrong on request. The wire name is the lower-case name. */
public enum FaultKind {
    /** A webhook is posted again, 1 to {@link Faults#maxCopies()} times, all copies at once. */
    DUPLICATE,
    /** A webhook is held back until a later one of the same number was posted. */
    REORDER,
    /** A webhook waits up to {@link Faults#maxDelay()} before its first attempt. */
    DELAY,
    /** A send is accepted and its statuses follow, but the connection is closed without an answer. */
    SWALLOWED_ANSWER,
    /** A send is refused with 429 and code 130429 or 80007. */
    THROTTLED,
    /** A send is refused with 500, 502 or 503 before it is accepted. */
    SERVER_ERROR,
    /** The statuses of a send are posted, and answered, before the send's own answer. */
    EARLY_STATUS,
    /** A media lookup or download is answered 404. */
    MEDIA_MISSING,
    /** The bytes of a download do not have the sha256 that was told. */
    MEDIA_CORRUPT,
    /** wppconnect-server: a send is answered 201 with {@code ack: -1}; it is not sent. */
    NOT_SENT,
    /**
     * The line goes down at a send: a number is no longer registered; a session closes, and wppconnect-server carries the send
     * out all the same after it has said 404.
     */
    DISCONNECTED,
    /** A send is accepted, then nothing: no status ever. A session stays so until it is started anew. */
    SILENT,
    /** A webhook is lost on the way: nobody is asked, as when the receiver is down. */
    WEBHOOK_LOST;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a wire name.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public static FaultKind ofWireName(String name) {
        for (FaultKind kind : values()) {
            if (kind.wireName().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown fault: " + name);
    }
}
