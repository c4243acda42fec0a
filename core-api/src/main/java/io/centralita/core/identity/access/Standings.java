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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    private final AsyncCache<SessionKey, Loaded<Optional<Standing.OfSession>>> bySession = cache();
    private final AsyncCache<String, Loaded<Optional<Standing.OfApiKey>>> byClient = cache();

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

    private static <K, V> AsyncCache<K, Loaded<V>> cache() {
        return Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MOST)
                .buildAsync();
    }

    /** A failure is told to those who waited for it, and forgotten. */
    private static <K, V> Uni<V> remembered(AsyncCache<K, Loaded<V>> cache, K key, Supplier<Uni<V>> load) {
        var present = cache.getIfPresent(key);
        if (present != null && present.isDone() && !present.isCompletedExceptionally()) {
            return present.join().result();
        }
        var loading = cache.get(
                key,
                (missing, executor) ->
                        load.get().onItemOrFailure().transform(Loaded::new).subscribeAsCompletionStage());
        return Waiting.onThisContext(loading).flatMap(loaded -> {
            if (loaded.failure() != null) {
                cache.asMap().remove(key, loading);
            }
            return loaded.result();
        });
    }

    private record Loaded<V>(@Nullable V value, @Nullable Throwable failure) {
        Uni<V> result() {
            return failure == null
                    ? Uni.createFrom().item(Objects.requireNonNull(value))
                    : Uni.createFrom().failure(failure);
        }
    }
}
