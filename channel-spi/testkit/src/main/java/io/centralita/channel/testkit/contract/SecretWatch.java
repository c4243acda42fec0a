package io.centralita.channel.testkit.contract;

import io.centralita.channel.spi.ChannelConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for the configuration's secrets in everything the channel tells. */
final class SecretWatch {

    private static final int SHORTEST = 8;

    private final List<String> secrets;
    private final List<String> told = new ArrayList<>();

    private SecretWatch(List<String> secrets) {
        this.secrets = secrets;
    }

    static SecretWatch over(ChannelConfig config, Set<String> secretFields) {
        List<String> secrets = new ArrayList<>();
        secretFields.forEach(field -> config.value(field).ifPresent(value -> collect(value, secrets)));
        return new SecretWatch(secrets);
    }

    private static void collect(Object value, List<String> secrets) {
        if (value instanceof Collection<?> several) {
            several.forEach(one -> collect(one, secrets));
        } else if (value.toString().length() >= SHORTEST) {
            secrets.add(value.toString());
        }
    }

    synchronized void saw(@Nullable Object value) {
        String text = value instanceof Throwable failure ? withTrace(failure) : String.valueOf(value);
        if (secrets.stream().anyMatch(text::contains)) {
            told.add(secrets.stream().reduce(text, (shown, secret) -> shown.replace(secret, "<SECRET>")));
        }
    }

    private static String withTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    synchronized void assertNoneTold() {
        if (!told.isEmpty()) {
            throw new AssertionError("a secret was told: " + told);
        }
    }
}
