package io.centralita.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Options of the command line, {@code --name value} each. */
public final class Options {

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the arguments from {@code from} on.
     *
     * @throws IllegalArgumentException for an option that is not known or has no value
     */
    public static Options of(String[] arguments, int from, Set<String> known) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int at = from; at < arguments.length; at += 2) {
            String name = arguments[at];
            if (!name.startsWith("--") || !known.contains(name.substring(2))) {
                throw new IllegalArgumentException("unknown option " + name);
            }
            if (at + 1 == arguments.length) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            values.put(name.substring(2), arguments[at + 1]);
        }
        return new Options(values);
    }

    /** The same options with some more for those not given. */
    public Options withDefaults(Map<String, String> defaults) {
        Map<String, String> all = new LinkedHashMap<>(defaults);
        all.putAll(values);
        return new Options(all);
    }

    /** The same options with one replaced. */
    public Options with(String name, Object value) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put(name, String.valueOf(value));
        return new Options(all);
    }

    /** An option's text, or what stands in for it. */
    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** An option's text, or an environment variable's, or what stands in for both. */
    public String text(String name, String environment, String otherwise) {
        String fromEnvironment = System.getenv(environment);
        return values.getOrDefault(name, fromEnvironment == null ? otherwise : fromEnvironment);
    }

    /** An option's whole number within bounds, or what stands in for it. */
    public int number(String name, int otherwise, int least, int most) {
        int value = values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
        if (value < least || value > most) {
            throw new IllegalArgumentException("--" + name + " must be " + least + " to " + most);
        }
        return value;
    }
}
