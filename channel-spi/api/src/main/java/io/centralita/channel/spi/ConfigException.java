package io.centralita.channel.spi;

/** A configuration value is absent or of the wrong type. The message names the field and never holds the value. */
public final class ConfigException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public ConfigException(String field, String problem) {
        super("configuration field '" + field + "' " + problem);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
