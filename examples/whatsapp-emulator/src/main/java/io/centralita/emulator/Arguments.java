package io.centralita.emulator;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The command line: {@code --name value} and {@code --flag}. */
final class Arguments {

    private static final Set<String> FLAGS = Set.of("auto-read", "full-ledger", "no-window", "help");
    private static final Set<String> VALUES = Set.of(
            "port",
            "host",
            "pace",
            "retry-gap-ms",
            "retries",
            "number",
            "display",
            "waba",
            "token",
            "secret",
            "webhook",
            "verify-token",
            "name");

    private final Map<String, String> given = new HashMap<>();

    private Arguments() {}

    static Arguments parse(String[] words) {
        Arguments parsed = new Arguments();
        for (int n = 0; n < words.length; n++) {
            String name = words[n].startsWith("--") ? words[n].substring(2) : "";
            if (FLAGS.contains(name)) {
                parsed.given.put(name, "");
            } else if (VALUES.contains(name) && n + 1 < words.length) {
                parsed.given.put(name, words[++n]);
            } else {
                throw new IllegalArgumentException("unknown or incomplete option: " + words[n]);
            }
        }
        return parsed;
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        try {
            return has(name) ? Integer.parseInt(required(name)) : otherwise;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " must be a number", e);
        }
    }

    String required(String name) {
        String value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is required");
        }
        return value;
    }
}
