package io.centralita.api;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiField;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what would break those who compiled against the older jar: calls that no longer link, code that no longer compiles.
 *
 * @param lent packages whose interfaces only we implement: a new method there breaks nobody
 */
record Comparison(Set<String> lent) {

    /** Each broken class with what broke it; empty when everyone is safe. */
    List<String> breaks(Path older, Path newer) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        return new JarArchiveComparator(options)
                        .compare(
                                new JApiCmpArchive(older.toFile(), "older"),
                                new JApiCmpArchive(newer.toFile(), "newer"))
                        .stream()
                        .filter(this::breaks)
                        .map(Comparison::described)
                        .sorted()
                        .toList();
    }

    private boolean breaks(JApiClass type) {
        String name = type.getFullyQualifiedName();
        boolean ours = lent.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        return !type.isBinaryCompatible() || (!ours && !type.isSourceCompatible());
    }

    private static String described(JApiClass type) {
        Stream<? extends JApiCompatibility> members = Stream.of(
                        type.getMethods(), type.getConstructors(), type.getFields(), type.getInterfaces())
                .flatMap(List::stream);
        List<String> changes = Stream.concat(Stream.of(type), members)
                .filter(member -> !member.isBinaryCompatible() || !member.isSourceCompatible())
                .flatMap(member ->
                        member.getCompatibilityChanges().stream().map(change -> named(member) + change.getType()))
                .distinct()
                .toList();
        return type.getFullyQualifiedName() + " " + changes;
    }

    private static String named(JApiCompatibility member) {
        if (member instanceof JApiBehavior behavior) {
            return behavior.getName() + ": ";
        }
        return member instanceof JApiField field ? field.getName() + ": " : "";
    }
}
