package io.centralita.core.channels.plugins;

import io.centralita.channel.spi.ChannelFactory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a plug-in was found.
 *
 * @param name the jar, or the folder of jars; null where classes do not lie in a jar
 */
public record PluginOrigin(Source source, @Nullable String name) {

    /** The place. */
    public enum Source {
        CLASS_PATH,
        PLUGIN_FOLDER;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static PluginOrigin folder(String name) {
        return new PluginOrigin(Source.PLUGIN_FOLDER, name);
    }

    public static PluginOrigin classPath(ChannelFactory factory) {
        var source = factory.getClass().getProtectionDomain().getCodeSource();
        var path = source == null || source.getLocation() == null
                ? ""
                : source.getLocation().getPath();
        return new PluginOrigin(
                Source.CLASS_PATH, path.endsWith(".jar") ? path.substring(path.lastIndexOf('/') + 1) : null);
    }

    @Override
    public String toString() {
        return switch (source) {
            case CLASS_PATH -> name == null ? "the class path" : name + " on the class path";
            case PLUGIN_FOLDER -> name + " in the plug-in folder";
        };
    }
}
