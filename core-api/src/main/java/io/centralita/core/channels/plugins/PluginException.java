package io.centralita.core.channels.plugins;

import org.jspecify.annotations.Nullable;

/** A plug-in that cannot be used. The application does not start; the message names the jar. */
public final class PluginException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public PluginException(String message) {
        super(message);
    }

    public PluginException(PluginOrigin origin, String problem, @Nullable Throwable cause) {
        super("the plug-in " + origin + " " + problem, cause);
    }
}
