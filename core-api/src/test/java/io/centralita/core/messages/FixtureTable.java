package io.centralita.core.messages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What each recorded body must end as, in the order in which they are delivered. A row is the body's name, in which
 * {@code as} names ids it is delivered with in place of its own; below it, indented, what {@link Happenings} must tell.
 *
 * @param folder where the bodies are
 */
public record FixtureTable(Path folder, List<Row> rows) {

    /** @param ids each is put in place of the body's own in turn; none: the body as it is */
    public record Row(String body, List<String> ids, List<String> expected) {}

    public static FixtureTable read(String name, Path folder) throws IOException {
        var rows = new ArrayList<Row>();
        try (var table = FixtureTable.class.getResourceAsStream("/walks/" + name)) {
            for (var line :
                    new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.startsWith("  ")) {
                    rows.get(rows.size() - 1).expected().add(line.strip());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    var words = List.of(line.split(" ", -1));
                    var ids = words.size() == 1 ? List.<String>of() : words.subList(2, words.size());
                    rows.add(new Row(words.get(0), ids, new ArrayList<>()));
                }
            }
        }
        return new FixtureTable(folder, rows);
    }

    public byte[] body(Row row) throws IOException {
        return Files.readAllBytes(folder.resolve(row.body() + ".json"));
    }

    /** The bodies that are delivered as they are. */
    public List<String> names() {
        return rows.stream()
                .filter(row -> row.ids().isEmpty())
                .map(Row::body)
                .sorted()
                .toList();
    }

    /** The bodies there are. */
    public List<String> recorded() throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .forEach(file -> names.add(file.substring(0, file.length() - ".json".length())));
        }
        return List.copyOf(names);
    }
}
