package io.centralita.core.channels.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles classes against the SPI alone and puts them into a jar. */
final class PluginJar {

    private static final String SERVICE = "META-INF/services/" + ChannelFactory.class.getName();

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();

    /** A plug-in whose factory is {@code stranger.Factory}; what {@code sees} gives is its description. */
    static PluginJar plugin(String id, String spi, String sees) {
        return new PluginJar()
                .source("stranger.Factory", FACTORY.formatted(sees, id, spi))
                .resource(SERVICE, "stranger.Factory\n");
    }

    static PluginJar plugin(String id) {
        return plugin(id, "1.0", "\"nothing\"");
    }

    PluginJar source(String name, String text) {
        sources.put(name, text);
        return this;
    }

    PluginJar resource(String name, String text) {
        resources.put(name, text);
        return this;
    }

    /** @param libraries jars it is compiled against */
    Path write(Path jar, Path... libraries) throws IOException {
        var classes = Files.createDirectories(jar.resolveSibling(".classes-of-" + jar.getFileName()));
        compile(classes, libraries);
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var tree = Files.walk(classes)) {
            for (var file : tree.filter(Files::isRegularFile).toList()) {
                entry(out, classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            for (var resource : resources.entrySet()) {
                entry(out, resource.getKey(), resource.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private void compile(Path classes, Path... libraries) {
        if (sources.isEmpty()) {
            return;
        }
        var path = new ArrayList<String>(List.of(spi()));
        Stream.of(libraries).map(Path::toString).forEach(path::add);
        var options = List.of("-proc:none", "-d", classes.toString(), "-cp", String.join(":", path));
        var units = sources.entrySet().stream()
                .map(source -> unit(source.getKey(), source.getValue()))
                .toList();
        var done = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, options, null, units)
                .call();
        assertThat(done).as("the plug-in compiles against the SPI alone").isTrue();
    }

    private static String spi() {
        var place = ChannelFactory.class.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(URI.create(place.toString())).toString();
    }

    private static JavaFileObject unit(String name, String text) {
        var uri = URI.create("string:///" + name.replace('.', '/') + ".java");
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static void entry(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        ((OutputStream) out).write(bytes);
        out.closeEntry();
    }

    private static final String FACTORY = """
            package stranger;

            import io.centralita.channel.spi.*;
            import io.centralita.channel.spi.context.ChannelContext;
            import java.util.*;
            import java.util.concurrent.*;

            public final class Factory implements ChannelFactory {
                private static String sees() {
                    return %s;
                }
                static String found(String name) {
                    try {
                        return Class.forName(name).getName();
                    } catch (ClassNotFoundException hidden) {
                        return "hidden";
                    }
                }
                @Override public ChannelDescriptor descriptor() {
                    return new ChannelDescriptor("%s", "1.2", SpiRange.since("%s"), "Stranger", sees(), "{}",
                            Set.of(), Set.of());
                }
                @Override public CompletionStage<List<ConfigFinding>> validate(
                        ChannelConfig config, ValidationDepth depth, ChannelContext context) {
                    return CompletableFuture.completedFuture(List.of(ConfigFinding.error(null, "sees", sees())));
                }
                @Override public ChannelAdapter create(ChannelConfig config, ChannelContext context) {
                    throw new ConfigException("all", "makes nothing");
                }
            }
            """;
}
