package io.centralita.core.boot;

import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL's programs run, since PostgreSQL refuses to run as root.
 *
 * @param prefix words before a program that change the identity and bind its life to the starting thread's
 * @param uid who owns the database's files
 * @param gid group of the database's files
 * @param changesOwner whether files made by this process must be handed to that owner
 */
record ProcessIdentity(List<String> prefix, int uid, int gid, boolean changesOwner) {

    /** The signal with which the kernel stops a program whose starting thread has ended; INT is a fast, clean stop. */
    static final List<String> BOUND_TO_STARTER = List.of("setpriv", "--pdeathsig", "INT");

    static ProcessIdentity unchanged(List<String> prefix, int uid, int gid) {
        return new ProcessIdentity(prefix, uid, gid, false);
    }

    static ProcessIdentity dropTo(UnixAccount account) {
        List<String> words = new ArrayList<>(BOUND_TO_STARTER);
        words.add("--reuid=" + account.uid());
        words.add("--regid=" + account.gid());
        words.add("--clear-groups");
        words.add("--no-new-privs");
        return new ProcessIdentity(List.copyOf(words), account.uid(), account.gid(), true);
    }

    List<String> command(Object program, String... arguments) {
        List<String> words = new ArrayList<>(prefix);
        words.add(program.toString());
        words.addAll(List.of(arguments));
        return words;
    }
}
