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

    /**
     * The kernel stops the program when its starting thread ends, with INT, a fast and clean stop; and a session of its own
     * keeps a terminal's Ctrl-C away from it, so that it ends after the application and not with it.
     */
    static final List<String> BOUND_TO_STARTER = List.of("setpriv", "--pdeathsig", "INT", "setsid");

    static ProcessIdentity unchanged(List<String> prefix, int uid, int gid) {
        return new ProcessIdentity(prefix, uid, gid, false);
    }

    static ProcessIdentity dropTo(UnixAccount account) {
        List<String> words = List.of(
                "setpriv",
                "--reuid=" + account.uid(),
                "--regid=" + account.gid(),
                "--clear-groups",
                "--no-new-privs",
                "--pdeathsig",
                "INT",
                "setsid");
        return new ProcessIdentity(words, account.uid(), account.gid(), true);
    }

    List<String> command(Object program, String... arguments) {
        List<String> words = new ArrayList<>(prefix);
        words.add(program.toString());
        words.addAll(List.of(arguments));
        return words;
    }
}
