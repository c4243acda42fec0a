package io.centralita.core.channels.context;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.core.channels.Channel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A plug-in's logger: names the channel, takes the values of secret fields out, writes one line. */
final class RedactingLogger implements System.Logger {

    private final Logger log;
    private final String prefix;
    private final ChannelDescriptor descriptor;
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    RedactingLogger(ChannelDescriptor descriptor, Channel channel) {
        this.log = Logger.getLogger("io.centralita.channel." + descriptor.id());
        this.prefix = channel.id() + ": ";
        this.descriptor = descriptor;
        hide(channel.config());
    }

    /** From now on also the secrets of this configuration, as they are and as a part of an address. */
    void hide(ChannelConfig config) {
        descriptor.secretFields().stream()
                .flatMap(field -> config.value(field).stream())
                .map(String::valueOf)
                .filter(value -> value.length() > 3)
                .forEach(value -> {
                    secrets.add(value);
                    secrets.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
                    secrets.add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
                });
    }

    @Override
    public String getName() {
        return log.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return log.isEnabled(map(level));
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            log.log(map(level), clean(thrown == null ? message : message + ": " + trace(thrown)));
        }
    }

    /** As text: what was thrown may carry a secret in any of its causes. */
    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... parameters) {
        if (isLoggable(level)) {
            log.log(map(level), clean(parameters == null ? format : MessageFormat.format(format, parameters)));
        }
    }

    private String clean(String message) {
        var text = message;
        for (var secret : secrets) {
            text = text.replace(secret, "***");
        }
        return prefix + text.replaceAll("[\\r\\n]\\s*", " ");
    }

    private static Logger.Level map(Level level) {
        return switch (level) {
            case ALL, TRACE, OFF -> Logger.Level.TRACE;
            case DEBUG -> Logger.Level.DEBUG;
            case INFO -> Logger.Level.INFO;
            case WARNING -> Logger.Level.WARN;
            case ERROR -> Logger.Level.ERROR;
        };
    }
}
