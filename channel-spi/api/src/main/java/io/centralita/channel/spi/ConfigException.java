package io.centralita.channel.spi;

/** A configuration value is absent or of the wrong type. The message names the field and never holds the value. */
public final class ConfigException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    public ConfigException(String field, String problem) {
        super("configuration field '" + field + "' " + problem);
        this.field = field;
        this.problem = problem;
    }

    public String field() {
        return field;
    }

    /** What is wrong, to follow the field's name: {@code is required}. */
    public String problem() {
        return problem;
    }
}
