package io.centralita.core.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApplicationStartTest {

    @Inject
    Pool pool;

    @Test
    void shouldWorkAsARoleThatOwnsNothingAndCannotBypassRowSecurity() {
        var row = pool.query("SELECT current_user AS me, rolsuper, rolbypassrls,"
                        + " (SELECT count(*) FROM pg_class c JOIN pg_roles o ON o.oid = c.relowner WHERE o.rolname = current_user)"
                        + " AS owned FROM pg_roles WHERE rolname = current_user")
                .executeAndAwait()
                .iterator()
                .next();

        assertThat(row.getString("me")).isEqualTo(Roles.APPLICATION);
        assertThat(row.getBoolean("rolsuper")).isFalse();
        assertThat(row.getBoolean("rolbypassrls")).isFalse();
        assertThat(row.getLong("owned")).isZero();
    }
}
