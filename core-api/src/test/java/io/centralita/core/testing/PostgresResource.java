package io.centralita.core.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives every {@code @QuarkusTest} of the module a database, migrated by Flyway as in production. {@link EveryQuarkusTest}
 * applies it, so tests name nothing and share one Quarkus.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private TestPostgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = TestPostgres.start();
        Map<String, String> settings = new HashMap<>(postgres.server().access().quarkusSettings());
        settings.put("centralita.data", postgres.dataFolder().toString());
        settings.put("centralita.outbound.allowed-networks", "127.0.0.0/8,::1");
        settings.put("centralita.media.max-upload", "20M");
        settings.put("centralita.media.fetch.attempts", "3");
        settings.put("centralita.media.fetch.first-wait", "20ms");
        return settings;
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
    }
}
