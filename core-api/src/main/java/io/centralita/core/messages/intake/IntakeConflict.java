package io.centralita.core.messages.intake;

/** Another transaction made the same contact or conversation at the same time; the next attempt will find it. */
final class IntakeConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IntakeConflict(String what) {
        super(what + " was made by another transaction", null, false, false);
    }
}
