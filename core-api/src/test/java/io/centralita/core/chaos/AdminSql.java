package io.centralita.core.chaos;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Questions to the embedded PostgreSQL as its superuser, who sees the rows of every workspace. A connection for each. */
final class AdminSql {

    private static final String ROLE = "centralita_admin";

    private final Path dataFolder;

    AdminSql(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    long count(String sql) throws SQLException {
        return Long.parseLong(column(sql).get(0));
    }

    List<String> column(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        try {
            var port = Files.readString(dataFolder.resolve("postgres.port")).strip();
            var passwords = new Properties();
            passwords.load(new StringReader(Files.readString(dataFolder.resolve("postgres.passwords"))));
            var url = "jdbc:postgresql://127.0.0.1:" + port + "/centralita?connectTimeout=5&socketTimeout=20";
            return DriverManager.getConnection(url, ROLE, passwords.getProperty(ROLE));
        } catch (IOException notThere) {
            throw new SQLException(notThere);
        }
    }
}
