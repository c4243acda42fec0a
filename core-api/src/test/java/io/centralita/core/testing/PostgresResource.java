package io.centralita.core.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives every {@code @QuarkusTest} of the module a database, migrated by Flyway as in production. {@link EveryQuarkusTest}
 * applies it, so tests name nothing and share one Quarkus. {@link ExternalTestDatabase} says how to run them on another
 * PostgreSQL, such as the oldest that is supported.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private TestPostgres postgres;
    private Optional<ExternalTestDatabase> external = Optional.empty();

    @Override
    public Map<String, String> start() {
        postgres = TestPostgres.start();
        external = ExternalTestDatabase.make();
        var access = external.map(ExternalTestDatabase::access)
                .orElseGet(() -> postgres.server().access());
        Map<String, String> settings = new HashMap<>(access.quarkusSettings());
        settings.put("centralita.data", postgres.dataFolder().toString());
        settings.put("centralita.outbound.allowed-networks", "127.0.0.0/8,::1");
        settings.put("centralita.media.max-upload", "20M");
        settings.put("centralita.presence.grace", "2S");
        settings.put("centralita.media.fetch.attempts", "3");
        settings.put("centralita.media.fetch.first-wait", "20ms");
        return settings;
    }

    @Override
    public void stop() {
        external.ifPresent(ExternalTestDatabase::close);
        external = Optional.empty();
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
    }
}
