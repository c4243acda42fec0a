package io.centralita.core.boot;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to reach a database: one role for the application and one that owns the schema and migrates it.
 *
 * @param url without credentials and without the {@code jdbc:} prefix, such as {@code postgresql://127.0.0.1:5432/name}
 * @param application the role whose statements row-level security binds
 * @param owner the role that owns tables; Flyway alone uses it
 */
public record DatabaseAccess(String url, Login application, Login owner) {

    /** A role that may log in. */
    public record Login(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    /** The Quarkus settings that lead the application and Flyway there. */
    public Map<String, String> quarkusSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.datasource.reactive.url", url);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:" + url);
        settings.put("quarkus.datasource.username", application.username());
        settings.put("quarkus.datasource.password", application.password());
        settings.put("quarkus.flyway.username", owner.username());
        settings.put("quarkus.flyway.password", owner.password());
        return settings;
    }
}
