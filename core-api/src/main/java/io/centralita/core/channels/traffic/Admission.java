package io.centralita.core.channels.traffic;

/** Whether a message may go to the plug-in now. */
public sealed interface Admission {

    Admission GO = new Go();
    Admission NUMBER_WAITS = new NumberWaits();

    /** It may, and counts as under way until it is released. */
    record Go() implements Admission {}

    /** Nothing of this urgency goes out over the number now; ask again later. */
    record NumberWaits() implements Admission {}

    /** Only this recipient has to wait. */
    record PeerWaits(long nanos) implements Admission {}
}
