package io.centralita.channel.testkit.contract;

/** What a run of the contract found. */
public enum Verdict {
    /** Promised and shown. */
    KEPT,
    /** Promised and not kept. */
    BROKEN,
    /** Not declared, and refused as it must be. */
    REFUSED,
    /** Does not apply to this channel, or its stand-in cannot play it. */
    NOT_APPLICABLE,
    /** Not run. */
    NOT_TRIED
}
