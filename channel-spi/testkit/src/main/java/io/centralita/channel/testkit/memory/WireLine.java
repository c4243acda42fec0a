package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.inbound.PayloadException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One event on the in-memory wire: a word, then {@code key=value} pairs, values percent-encoded. */
record WireLine(String word, Map<String, String> values) {

    static WireLine of(String word) {
        return new WireLine(word, new LinkedHashMap<>());
    }

    WireLine with(String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
        return this;
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Nullable
    String orNull(String key) {
        return values.get(key);
    }

    String get(String key) throws PayloadException {
        return find(key).orElseThrow(() -> new PayloadException("a line '" + word + "' needs '" + key + "'"));
    }

    String format() {
        String pairs = values.entrySet().stream()
                .map(pair -> " " + pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return word + pairs;
    }

    static WireLine parse(String line) throws PayloadException {
        String[] parts = line.split(" ", -1);
        if (!parts[0].matches("[a-z_]+")) {
            throw new PayloadException("a line begins with a word");
        }
        WireLine read = of(parts[0]);
        for (int index = 1; index < parts.length; index++) {
            read.add(parts[index]);
        }
        return read;
    }

    private void add(String pair) throws PayloadException {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new PayloadException("after the word come pairs of key=value");
        }
        try {
            values.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            throw new PayloadException("a value is not percent-encoded", broken);
        }
    }
}
