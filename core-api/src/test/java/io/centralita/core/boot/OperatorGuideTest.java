package io.centralita.core.boot;

import static io.centralita.core.boot.BootFolders.connect;
import static io.centralita.core.boot.BootFolders.execute;
import static io.centralita.core.boot.BootFolders.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.boot.DatabaseAccess.Login;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The SQL in docs/operate.md is run as it stands there, under other names. */
class OperatorGuideTest {

    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    @Test
    void shouldGiveTheSqlThatMakesAnExternalDatabaseReady() throws Exception {
        List<String> blocks = SQL.matcher(Files.readString(Path.of("..", "docs", "operate.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```sql", "").replace("```", "").replace("centralita", "external"))
                .toList();
        try (BootFolders folders = new BootFolders();
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folders.options())) {
            Login admin = admin(folders);
            runEach(connect(postgres, admin), blocks.get(0));
            runEach(external(postgres, admin), blocks.get(1));

            execute(external(postgres, new Login("external_owner", "change-me-1")), "create table things (id int)");
            Connection application = external(postgres, new Login("external_app", "change-me-2"));
            execute(application, "insert into things values (1)");

            assertThat(query(application, "select count(*) from things")).isEqualTo("1");
            assertThatThrownBy(() -> execute(application, "create table mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static void runEach(Connection connection, String block) throws Exception {
        for (String statement : block.strip().split(";\\s*\\n?", -1)) {
            execute(connection, statement);
        }
    }

    private static Login admin(BootFolders folders) throws Exception {
        return new Login(
                Roles.ADMIN,
                RolePasswords.read(folders.data().resolve("postgres.passwords"))
                        .orElseThrow()
                        .admin());
    }

    private static Connection external(EmbeddedPostgres postgres, Login login) throws Exception {
        String url = postgres.access().url().replace("/centralita", "/external");
        return DriverManager.getConnection("jdbc:" + url, login.username(), login.password());
    }
}
