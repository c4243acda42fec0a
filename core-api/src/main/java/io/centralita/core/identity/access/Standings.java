package io.centralita.core.identity.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.centralita.core.identity.store.ApiKeyRows;
import io.centralita.core.identity.store.SessionRows;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Remembers standings for two seconds, also that there is none: so long may another node's revocation go unseen. A
 * change on this node is seen at once.
 */
@ApplicationScoped
public class Standings {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final int MOST = 50_000;

    private record SessionKey(UUID workspace, UUID session) {}

    private final Database database;
    private final SessionRows sessions;
    private final ApiKeyRows apiKeys;
    private final AsyncCache<SessionKey, Optional<Standing.OfSession>> bySession = cache();
    private final AsyncCache<String, Optional<Standing.OfApiKey>> byClient = cache();

    Standings(Database database, SessionRows sessions, ApiKeyRows apiKeys) {
        this.database = database;
        this.sessions = sessions;
        this.apiKeys = apiKeys;
    }

    /** Empty when the session has ended or its user may not come in. */
    public Uni<Optional<Standing.OfSession>> ofSession(WorkspaceId workspace, UUID session) {
        return remembered(
                bySession,
                new SessionKey(workspace.value(), session),
                () -> database.inWorkspace(workspace, connection -> sessions.live(connection, workspace, session))
                        .map(found -> found.map(live ->
                                new Standing.OfSession(live.user(), live.role().permissions(), live.teams()))));
    }

    /** Empty when there is no such key, or it is revoked or expired. */
    public Uni<Optional<Standing.OfApiKey>> ofApiKey(String clientId) {
        return remembered(byClient, clientId, () -> apiKeys.live(database, clientId))
                .map(found -> found.filter(key -> Instant.now().isBefore(key.expiresAt())));
    }

    /** After a change: whatever is being read now is read again. */
    public void forget() {
        bySession.synchronous().invalidateAll();
        byClient.synchronous().invalidateAll();
    }

    private static <K, V> AsyncCache<K, V> cache() {
        return Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST)
                .buildAsync();
    }

    private static <K, V> Uni<V> remembered(AsyncCache<K, V> cache, K key, Supplier<Uni<V>> load) {
        CompletableFuture<V> present = cache.getIfPresent(key);
        if (present != null && present.isDone() && !present.isCompletedExceptionally()) {
            return Uni.createFrom().item(present.join());
        }
        return Waiting.onThisContext(
                cache.get(key, (missing, executor) -> load.get().subscribeAsCompletionStage()));
    }
}
