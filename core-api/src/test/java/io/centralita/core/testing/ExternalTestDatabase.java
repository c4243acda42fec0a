package io.centralita.core.testing;

import io.centralita.core.boot.DatabaseAccess;
import io.centralita.core.boot.DatabaseAccess.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A database of its own, with roles of its own, on a PostgreSQL that somebody else runs. The system property {@link #SETTING}
 * names it, such as {@code postgresql://127.0.0.1:5432/postgres?user=postgres&password=secret}: any database there, as a
 * superuser. It is made as {@code docs/operate.md} says, and dropped at the end.
 */
final class ExternalTestDatabase implements AutoCloseable {

    static final String SETTING = "centralita.test.external-url";

    private static final String PASSWORD = "only for this run";

    private final String admin;
    private final String name = "centralita_test_" + ThreadLocalRandom.current().nextInt(1_000_000_000);
    private final String owner = name + "_owner";
    private final String application = name + "_app";

    private ExternalTestDatabase(String admin) {
        this.admin = "jdbc:" + admin;
    }

    /** Empty when none is named. */
    static Optional<ExternalTestDatabase> make() {
        return Optional.ofNullable(System.getProperty(SETTING))
                .map(ExternalTestDatabase::new)
                .map(ExternalTestDatabase::made);
    }

    DatabaseAccess access() {
        var server = admin.substring("jdbc:".length()).replaceFirst("/[^/]*$", "/" + name);
        return new DatabaseAccess(server, new Login(application, PASSWORD), new Login(owner, PASSWORD));
    }

    private ExternalTestDatabase made() {
        execute(
                admin,
                "create role " + owner + " login password '" + PASSWORD + "' nosuperuser nobypassrls",
                "create role " + application + " login password '" + PASSWORD + "' nosuperuser nobypassrls",
                "create database " + name + " owner " + owner + " encoding 'UTF8' template template0");
        var defaults = "alter default privileges for role " + owner + " grant ";
        execute(
                admin.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"),
                "grant usage on schema public to " + application,
                defaults + "select, insert, update, delete on tables to " + application,
                defaults + "usage, select on sequences to " + application);
        return this;
    }

    @Override
    public void close() {
        execute(admin, "drop database " + name + " with (force)", "drop role " + application, "drop role " + owner);
    }

    private static void execute(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
