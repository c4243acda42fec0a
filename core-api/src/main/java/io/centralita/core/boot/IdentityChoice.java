package io.centralita.core.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses as whom PostgreSQL runs. As a normal user: as that user. As root: as an unprivileged account, or, where such
 * an account cannot reach the data folder (it lies under a root-only home), in a user namespace of its own.
 */
final class IdentityChoice {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private final Path dataFolder;
    private final Path cluster;

    IdentityChoice(Path dataFolder, Path cluster) {
        this.dataFolder = dataFolder;
        this.cluster = cluster;
    }

    ProcessIdentity choose() {
        try {
            UnixAccount self = UnixAccount.ownerOf(Files.createDirectories(dataFolder.resolve("log")));
            return self.uid() == 0 ? insteadOfRoot() : asCaller(self);
        } catch (IOException failure) {
            throw new BootFailure("The data folder %s cannot be used: %s".formatted(dataFolder, failure), failure);
        }
    }

    private static ProcessIdentity asCaller(UnixAccount self) {
        boolean bound = works(ProcessIdentity.BOUND_TO_STARTER, "true");
        return ProcessIdentity.unchanged(bound ? ProcessIdentity.BOUND_TO_STARTER : List.of(), self.uid(), self.gid());
    }

    private ProcessIdentity insteadOfRoot() throws IOException {
        UnixAccount account = Files.exists(cluster) ? UnixAccount.ownerOf(cluster) : newOwner();
        if (account.uid() == 0) {
            return inNamespace();
        }
        ProcessIdentity dropped = ProcessIdentity.dropTo(account);
        if (reaches(dropped)) {
            return dropped;
        }
        if (Files.exists(cluster)) {
            throw unreachable(account);
        }
        return inNamespace();
    }

    private UnixAccount newOwner() throws IOException {
        UnixAccount owner = UnixAccount.ownerOf(dataFolder);
        return owner.uid() == 0 ? UnixAccount.unprivileged() : owner;
    }

    private ProcessIdentity inNamespace() {
        List<String> prefix = Stream.concat(NAMESPACE.stream(), ProcessIdentity.BOUND_TO_STARTER.stream())
                .toList();
        if (!works(prefix, "true")) {
            throw unreachable(UnixAccount.unprivileged());
        }
        return ProcessIdentity.unchanged(prefix, 0, 0);
    }

    private boolean reaches(ProcessIdentity identity) {
        return Command.run(identity.command("sh", "-c", "test -x \"$0\"", dataFolder.toString()))
                .succeeded();
    }

    private static boolean works(List<String> prefix, String program) {
        return Command.run(ProcessIdentity.unchanged(prefix, 0, 0).command(program))
                .succeeded();
    }

    private BootFailure unreachable(UnixAccount account) {
        return new BootFailure(
                ("PostgreSQL refuses to run as root, and the account it would run as instead (%s, uid %d) cannot"
                                + " enter the data folder %s. Do one of these: start as a normal user; set centralita.data to a"
                                + " folder that every user may enter, such as /var/lib/centralita; or use a PostgreSQL of your own"
                                + " with centralita.database.url.")
                        .formatted(account.name(), account.uid(), dataFolder));
    }
}
