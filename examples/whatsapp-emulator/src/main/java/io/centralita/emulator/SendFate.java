package io.centralita.emulator;

/** What becomes of a send after Meta accepted it. */
public enum SendFate {
    /** It reaches the customer. */
    DELIVERABLE,
    /** No status ever comes: a business-scoped user id stood in {@code to}, or the line is silent. */
    LOST,
    /** A {@code failed} status with 131047 comes: the customer did not write in the last 24 hours. */
    WINDOW_CLOSED,
    /** A {@code failed} status with 131026 comes: nobody is there. */
    UNREACHABLE
}
