package io.centralita.core.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of {@code /etc/passwd}; a user that is not listed there still has its numbers. */
record UnixAccount(String name, int uid, int gid) {

    private static final List<String> PREFERRED = List.of("centralita", "postgres", "nobody");
    private static final UnixAccount NOBODY = new UnixAccount("nobody", 65534, 65534);

    /** The account that takes over from root when nothing else says who. */
    static UnixAccount unprivileged() {
        List<UnixAccount> all = all();
        return PREFERRED.stream()
                .flatMap(name -> all.stream().filter(account -> account.name().equals(name)))
                .findFirst()
                .orElse(NOBODY);
    }

    static UnixAccount ownerOf(Path path) throws IOException {
        int uid = (Integer) Files.getAttribute(path, "unix:uid");
        int gid = (Integer) Files.getAttribute(path, "unix:gid");
        return new UnixAccount("uid " + uid, uid, gid);
    }

    private static List<UnixAccount> all() {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.flatMap(line -> parse(line).stream()).toList();
        } catch (IOException noSuchFile) {
            return List.of();
        }
    }

    private static Optional<UnixAccount> parse(String line) {
        String[] fields = line.split(":", -1);
        if (fields.length < 4 || !fields[2].matches("\\d{1,9}") || !fields[3].matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(new UnixAccount(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
    }
}
