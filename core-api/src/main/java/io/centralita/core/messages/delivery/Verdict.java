package io.centralita.core.messages.delivery;

import java.time.Duration;

/** What the lane does with a message after an attempt. */
sealed interface Verdict {

    /** Sent or failed: the next of the conversation may go. */
    record Done() implements Verdict {}

    /** Certainly not sent; to be tried again. */
    record Again(Duration after) implements Verdict {}

    /** Nobody knows: the conversation waits until a status settles it or the time is over. */
    record Doubt(Duration patience) implements Verdict {}
}
