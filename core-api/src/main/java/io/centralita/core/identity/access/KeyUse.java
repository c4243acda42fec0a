package io.centralita.core.identity.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.centralita.core.identity.store.ApiKeyRows;
import io.centralita.core.kernel.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Notes when an API key was last used: at most once a minute, beside the request and without its failure. */
@ApplicationScoped
public class KeyUse {

    private static final Logger LOG = Logger.getLogger(KeyUse.class);
    private static final Duration RESOLUTION = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Database database;
    private final ApiKeyRows rows;
    private final Cache<UUID, Boolean> noted =
            Caffeine.newBuilder().expireAfterWrite(RESOLUTION).maximumSize(MOST).build();

    KeyUse(Database database, ApiKeyRows rows) {
        this.database = database;
        this.rows = rows;
    }

    public void note(Standing.OfApiKey key) {
        if (noted.getIfPresent(key.id()) != null || noted.asMap().putIfAbsent(key.id(), true) != null) {
            return;
        }
        database.inWorkspace(
                        key.workspace(), connection -> rows.touch(connection, key.workspace(), key.id(), Instant.now()))
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf("the use of an API key was not noted: %s", failure.getMessage()));
    }
}
