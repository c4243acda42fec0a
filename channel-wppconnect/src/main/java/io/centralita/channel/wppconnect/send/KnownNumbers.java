package io.centralita.channel.wppconnect.send;

import io.centralita.channel.wppconnect.parse.Wid;
import org.jspecify.annotations.Nullable;

/** Numbers that are on WhatsApp, by its own word, since this process began. Any thread. */
public final class KnownNumbers {
    private static final int MOST = 10_000;

    private final Recent<String, Wid> known = new Recent<>(MOST);
    private final Recent<String, Boolean> doubted = new Recent<>(MOST);

    /** Somebody wrote from there, or got a message there. */
    public void met(Wid chat) {
        if (chat.isPhone()) {
            is(chat.user(), chat);
        }
    }

    void is(String digits, Wid real) {
        known.put(digits, real);
        doubted.remove(real.user());
    }

    /** The server doubted it: it is asked about before the next message. */
    void doubt(Wid chat) {
        doubted.put(chat.user(), Boolean.TRUE);
    }

    /** The number as WhatsApp has it (Brazil's ninth digit); null when it must be asked about. */
    @Nullable
    Wid real(String digits) {
        Wid real = known.get(digits);
        return real == null || doubted.has(real.user()) ? null : real;
    }
}
