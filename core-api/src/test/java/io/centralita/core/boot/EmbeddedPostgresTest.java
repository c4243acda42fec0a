package io.centralita.core.boot;

import static io.centralita.core.boot.BootFolders.connect;
import static io.centralita.core.boot.BootFolders.execute;
import static io.centralita.core.boot.BootFolders.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.testing.TestPostgres;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

    BootFolders folders;

    @BeforeEach
    void makeFolders() throws Exception {
        folders = new BootFolders();
    }

    @AfterEach
    void removeFolders() throws Exception {
        folders.close();
    }

    @Test
    void shouldKeepItsDataItsPortAndItsPasswordsOverAStop() throws Exception {
        DatabaseAccess first;
        try (var postgres = EmbeddedPostgres.start(folders.options());
                var connection = connect(postgres)) {
            execute(connection, "create table kept as select 'here' as word");
            first = postgres.access();
        }
        try (var postgres = EmbeddedPostgres.start(folders.options());
                var connection = connect(postgres)) {
            assertThat(query(connection, "select word from kept")).isEqualTo("here");
            assertThat(postgres.access()).isEqualTo(first);
        }
    }

    @Test
    void shouldTakeAnotherPortWhenTheChosenOneIsTakenMeanwhile() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var chosen = new ArrayList<Integer>();
            try (var postgres = EmbeddedPostgres.start(folders.options(), data -> {
                        chosen.add(chosen.isEmpty() ? other.getLocalPort() : PortChoice.in(data));
                        return chosen.get(chosen.size() - 1);
                    });
                    var connection = connect(postgres)) {
                assertThat(query(connection, "show port")).isEqualTo(String.valueOf(chosen.get(1)));
            }
        }
    }

    @Test
    void shouldBeTheVersionThatItSaysItIs() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folders.options());
                var connection = connect(postgres)) {
            assertThat(PostgresBinaries.VERSION).startsWith(query(connection, "show server_version") + ".");
            assertThat(PostgresBinaries.VERSION).startsWith(PostgresBinaries.MAJOR + ".");
        }
    }

    @Test
    void shouldFlushEveryCommitAndListenOnTheLoopbackOnly() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folders.options());
                var connection = connect(postgres)) {
            assertThat(query(connection, "show fsync")).isEqualTo("on");
            assertThat(query(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(connection, "show full_page_writes")).isEqualTo("on");
            assertThat(query(connection, "show data_checksums")).isEqualTo("on");
            assertThat(query(connection, "show server_encoding")).isEqualTo("UTF8");
            assertThat(query(connection, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void shouldLetTheApplicationUseTheOwnersTablesButMakeNone() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folders.options());
                var owner = connect(postgres);
                var application = connect(postgres, postgres.access().application())) {
            execute(owner, "create table things (id serial primary key, name text)");
            execute(application, "insert into things (name) values ('a'), ('b')");
            execute(application, "update things set name = 'c' where name = 'a'");
            execute(application, "delete from things where name = 'b'");

            assertThat(query(application, "select string_agg(name, ',') from things"))
                    .isEqualTo("c");
            assertThatThrownBy(() -> execute(application, "create table mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(application, "drop table things")).hasMessageContaining("must be owner");
        }
    }

    @Test
    void shouldRefuseAWrongPasswordAlsoOnTheLoopback() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folders.options())) {
            var wrong = new DatabaseAccess.Login(Roles.ADMIN, "postgres");

            assertThatThrownBy(() -> connect(postgres, wrong).close())
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(folders.data().resolve("postgres.passwords")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void shouldRefuseASecondStartOnAFolderInUse() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folders.options());
                var other = ChildJvm.start(folders.data(), TestPostgres.binaries())) {
            assertThat(other.line()).startsWith("FAILED").contains("in use by another running instance");
            assertThatThrownBy(() -> EmbeddedPostgres.start(folders.options()).close())
                    .isInstanceOf(BootFailure.class)
                    .hasMessageContaining("in use by another running instance")
                    .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
            assertThat(query(connect(postgres), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldGiveNewPasswordsWhenTheFileWithThemIsLost() throws Exception {
        EmbeddedPostgres.start(folders.options()).close();
        Files.delete(folders.data().resolve("postgres.passwords"));

        try (var postgres = EmbeddedPostgres.start(folders.options());
                Connection application = connect(postgres, postgres.access().application())) {
            assertThat(query(application, "select current_user")).isEqualTo(Roles.APPLICATION);
        }
    }

    @Test
    void shouldTakeAnotherPortWhenItsOwnIsTaken() throws Exception {
        int first;
        try (var postgres = EmbeddedPostgres.start(folders.options())) {
            first = port(postgres);
        }
        try (var stranger = new ServerSocket(first, 1, InetAddress.getLoopbackAddress());
                var postgres = EmbeddedPostgres.start(folders.options());
                var connection = connect(postgres)) {
            assertThat(stranger.isBound()).isTrue();
            assertThat(port(postgres)).isNotEqualTo(first);
            assertThat(query(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldHonourTheOperatorsOwnSettings() throws Exception {
        EmbeddedPostgres.start(folders.options()).close();
        Files.writeString(folders.data().resolve("postgres/overrides.conf"), "work_mem = '11MB'\n");

        try (var postgres = EmbeddedPostgres.start(folders.options());
                var connection = connect(postgres)) {
            assertThat(query(connection, "show work_mem")).isEqualTo("11MB");
        }
    }

    @Test
    void shouldRefuseDataOfAnotherMajorVersion() throws Exception {
        EmbeddedPostgres.start(folders.options()).close();
        Files.writeString(folders.data().resolve("postgres/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folders.options()).close())
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("written by PostgreSQL 17");
    }

    private static int port(EmbeddedPostgres postgres) {
        return URI.create(postgres.access().url()).getPort();
    }
}
