package io.centralita.emulator;

/** A business's WhatsApp number as customers reach it, whichever provider serves it. */
public interface BusinessLine {

    /** Names the line in the control API: a Graph id, or {@code wpp:} and the session's name. */
    String lineId();

    /** The number as shown to people; digits; empty while no phone is paired. */
    String displayNumber();

    /** The business's name as customers see it. */
    String verifiedName();
}
