package io.centralita.core.boot;

import static io.centralita.core.boot.BootFolders.connect;
import static io.centralita.core.boot.BootFolders.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As whom PostgreSQL runs. Where the build runs as root both sides are shown, otherwise the side of a normal user. */
class PostgresIdentityTest {

    private static final int NOBODY = 65534;

    BootFolders folders;

    @BeforeEach
    void makeFolders() throws Exception {
        folders = new BootFolders();
    }

    @AfterEach
    void removeFolders() throws Exception {
        FileTree.chmod(folders.root(), "rwxrwxrwx");
        folders.close();
    }

    @Test
    void shouldNotRunAsRoot() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folders.options())) {
            int server = UnixAccount.ownerOf(Path.of("/proc", String.valueOf(postgres.pid())))
                    .uid();
            int self = UnixAccount.ownerOf(Path.of("/proc/self")).uid();

            assertThat(server).isNotZero();
            assertThat(server == self).isEqualTo(!BootFolders.isRoot());
        }
    }

    @Test
    void shouldRunForANormalUser() throws Exception {
        Path binaries = folders.root().resolve("bin");
        try (ChildJvm child = childOfANormalUser(binaries)) {
            assertThat(child.line()).startsWith("READY");
            assertThat(UnixAccount.ownerOf(Path.of("/proc", String.valueOf(child.serverPid())))
                            .uid())
                    .isEqualTo(UnixAccount.ownerOf(folders.data()).uid())
                    .isNotZero();
            assertThat(query(child.connect(), "select 1")).isEqualTo("1");

            child.kill();
        }
        try (ChildJvm second = childOfANormalUser(binaries)) {
            assertThat(second.line()).startsWith("READY");
        }
    }

    @Test
    void shouldRunWhereOnlyItsOwnUserMayEnter() throws Exception {
        FileTree.chmod(folders.root(), "rwx------");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folders.options())) {
            assertThat(query(connect(postgres), "select 1")).isEqualTo("1");
        }
        try (EmbeddedPostgres again = EmbeddedPostgres.start(folders.options())) {
            assertThat(query(connect(again), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldSayWhatToDoWhenTheDataIsOutOfReachOfItsOwner() throws Exception {
        EmbeddedPostgres.start(folders.options()).close();
        FileTree.chmod(folders.root(), "rwx------");

        if (BootFolders.isRoot()) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folders.options()).close())
                    .isInstanceOf(BootFailure.class)
                    .hasMessageContaining("start as a normal user")
                    .hasMessageContaining("centralita.data")
                    .hasMessageContaining("centralita.database.url");
        } else {
            EmbeddedPostgres.start(folders.options()).close();
        }
    }

    private ChildJvm childOfANormalUser(Path binaries) throws Exception {
        if (!BootFolders.isRoot()) {
            return ChildJvm.start(folders.data(), TestPostgres.binaries());
        }
        Path classPath = Files.createTempDirectory(folders.root(), "classes-");
        FileTree.chmod(classPath, "rwxr-xr-x");
        return ChildJvm.startAs(NOBODY, folders.data(), binaries, classPath);
    }
}
