package io.centralita.channel.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one channel: immutable, secrets in clear. Values are those of JSON: text, number, boolean, list,
 * map. {@link #toString} shows the keys and never a value.
 */
public final class ChannelConfig {

    private static final ChannelConfig EMPTY = new ChannelConfig(Map.of());

    private final Map<String, Object> values;

    private ChannelConfig(Map<String, Object> values) {
        this.values = values;
    }

    /** Copies; keys with a null value are taken as absent. */
    public static ChannelConfig of(Map<String, ? extends @Nullable Object> values) {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value != null) {
                copy.put(key, value);
            }
        });
        return new ChannelConfig(Collections.unmodifiableMap(copy));
    }

    public static ChannelConfig empty() {
        return EMPTY;
    }

    /** A copy with one value more, or another one. */
    public ChannelConfig with(String field, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(values);
        copy.put(field, value);
        return of(copy);
    }

    public Set<String> fields() {
        return values.keySet();
    }

    public boolean has(String field) {
        return values.containsKey(field);
    }

    /** The raw value. */
    public Optional<Object> value(String field) {
        return Optional.ofNullable(values.get(field));
    }

    /**
     * Required text.
     *
     * @throws ConfigException when absent, blank or not text
     */
    public String text(String field) {
        return optionalText(field).orElseThrow(() -> new ConfigException(field, "is required"));
    }

    /** Optional text; blank counts as absent. */
    public Optional<String> optionalText(String field) {
        return typed(field, String.class, "must be text").filter(text -> !text.isBlank());
    }

    /** A whole number, or the fallback when absent. */
    public int integer(String field, int fallback) {
        return typed(field, Number.class, "must be a number")
                .map(Number::intValue)
                .orElse(fallback);
    }

    /** A yes or no, or the fallback when absent. */
    public boolean flag(String field, boolean fallback) {
        return typed(field, Boolean.class, "must be true or false").orElse(fallback);
    }

    /** A list of texts; empty when absent. */
    public List<String> texts(String field) {
        return typed(field, List.class, "must be a list of texts")
                .map(list -> textsOf(field, list))
                .orElse(List.of());
    }

    private static List<String> textsOf(String field, List<?> list) {
        return list.stream().map(item -> asText(field, item)).toList();
    }

    private static String asText(String field, @Nullable Object item) {
        if (item instanceof String text) {
            return text;
        }
        throw new ConfigException(field, "must be a list of texts");
    }

    private <T> Optional<T> typed(String field, Class<T> type, String problem) {
        Object value = values.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw new ConfigException(field, problem);
        }
        return Optional.of(type.cast(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChannelConfig config && values.equals(config.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "ChannelConfig" + values.keySet();
    }
}
