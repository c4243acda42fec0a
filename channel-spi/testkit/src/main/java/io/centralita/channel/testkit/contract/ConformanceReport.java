package io.centralita.channel.testkit.contract;

import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.SpiVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of one run, written as JSON to {@code target/channel-conformance/<id>.json}, or into the folder of the system
 * property {@value #FOLDER_PROPERTY}. A plug-in's jar carries it, see {@link CarriedReport}.
 */
public final class ConformanceReport {

    public static final String FOLDER_PROPERTY = "channel.conformance.folder";

    private final Map<String, Entry> promises = new TreeMap<>();
    private final Map<String, Entry> capabilities = new TreeMap<>();
    private @Nullable ChannelDescriptor descriptor;
    private @Nullable ClassLoader plugin;

    private record Entry(Verdict verdict, String reason) {}

    synchronized void about(ChannelFactory factory) {
        descriptor = factory.descriptor();
        plugin = factory.getClass().getClassLoader();
    }

    synchronized void promise(String name, Verdict verdict, String reason) {
        promises.put(name, new Entry(verdict, reason));
    }

    synchronized void capability(String name, Verdict verdict, String reason) {
        capabilities.put(name, new Entry(verdict, reason));
    }

    synchronized boolean holds(Set<String> names) {
        return promises.keySet().containsAll(names);
    }

    /** @throws AssertionError when the plug-in carries another report */
    synchronized void compareWithCarried() {
        ChannelDescriptor channel = descriptor;
        if (channel != null && plugin != null) {
            new CarriedReport(channel.id(), plugin).compare(json(channel));
        }
    }

    synchronized void write() {
        ChannelDescriptor channel = descriptor;
        if (channel == null) {
            return;
        }
        Path file = Path.of(System.getProperty(FOLDER_PROPERTY, "target/channel-conformance"), channel.id() + ".json");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, json(channel));
        } catch (IOException failed) {
            throw new UncheckedIOException("the conformance report cannot be written", failed);
        }
    }

    private String json(ChannelDescriptor channel) {
        boolean broken = promises.values().stream().anyMatch(entry -> entry.verdict() == Verdict.BROKEN);
        List<String> fields = new ArrayList<>();
        fields.add(field("channel", channel.id()));
        fields.add(field("version", channel.version()));
        fields.add(field("spi", SpiVersion.CURRENT.toString()));
        fields.add(field("verdict", word(broken ? Verdict.BROKEN : Verdict.KEPT)));
        fields.add("\"promises\": " + entries(promises));
        fields.add("\"capabilities\": " + entries(capabilities));
        return "{\n  " + String.join(",\n  ", fields) + "\n}\n";
    }

    private static String entries(Map<String, Entry> entries) {
        return entries.entrySet().stream()
                .map(entry -> "    {" + entry(entry.getKey(), entry.getValue()) + "}")
                .collect(Collectors.joining(",\n", "[\n", "\n  ]"));
    }

    private static String entry(String name, Entry entry) {
        String start = field("name", name) + ", " + field("verdict", word(entry.verdict()));
        return entry.reason().isEmpty() ? start : start + ", " + field("reason", entry.reason());
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String field(String name, String value) {
        return quoted(name) + ": " + quoted(value);
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(ConformanceReport::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        return character < ' ' || character == '"' || character == '\\'
                ? String.format(Locale.ROOT, "\\u%04x", character)
                : String.valueOf((char) character);
    }
}
