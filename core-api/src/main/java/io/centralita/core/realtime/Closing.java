package io.centralita.core.realtime;

/** The close codes: 40xx do not reconnect, 41xx back off, 42xx reconnect at once. */
enum Closing {
    BAD_FRAME(4001, "bad frame"),
    NO_IDENTIFY(4010, "no identify in time"),
    NOT_AUTHENTICATED(4011, "not authenticated"),
    REVOKED(4013, "access was revoked"),
    TOKEN_EXPIRED(4101, "token expired"),
    HEARTBEAT(4106, "no sign of life"),
    SLOW(4108, "too slow"),
    RATE(4129, "too many frames"),
    DRAIN(4200, "this node is going away"),
    FAILED(1011, "internal error");

    private final int code;
    private final String reason;

    Closing(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
