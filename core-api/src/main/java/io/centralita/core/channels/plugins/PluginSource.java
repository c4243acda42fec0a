package io.centralita.core.channels.plugins;

import java.nio.file.Path;
import java.util.List;

/**
 * One entry of the plug-in folder: a jar, or a folder of jars that belong together.
 *
 * @param name as it is called in the plug-in folder
 */
record PluginSource(String name, List<Path> jars) {

    PluginOrigin origin() {
        return PluginOrigin.folder(name);
    }
}
