package io.centralita.core.boot;

import io.centralita.core.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Folders that any user may enter, and the few SQL words these tests need. */
public final class BootFolders implements AutoCloseable {

    private final Path root;

    public BootFolders() throws IOException {
        root = Files.createTempDirectory("centralita-boot-");
        FileTree.chmod(root, "rwxrwxrwx");
    }

    public Path root() {
        return root;
    }

    Path data() {
        return root.resolve("data");
    }

    EmbeddedPostgresOptions options() {
        return new EmbeddedPostgresOptions(data(), TestPostgres.binaries(), EmbeddedPostgresOptions.Durability.DURABLE);
    }

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return connect(postgres, postgres.access().owner());
    }

    static Connection connect(EmbeddedPostgres postgres, DatabaseAccess.Login login) throws SQLException {
        return DriverManager.getConnection("jdbc:" + postgres.access().url(), login.username(), login.password());
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static boolean isRoot() throws IOException {
        return UnixAccount.ownerOf(Path.of("/proc/self")).uid() == 0;
    }

    @Override
    public void close() throws IOException {
        FileTree.delete(root);
    }
}
