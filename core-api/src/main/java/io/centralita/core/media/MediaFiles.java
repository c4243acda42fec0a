package io.centralita.core.media;

import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.store.MediaRows;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The door to blobs. What a caller may not see does not exist. */
@ApplicationScoped
public class MediaFiles {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final HotDatabase database;
    private final MediaRows rows;
    private final MediaAudience audience;
    private final BlobStore blobs;
    private final Doorbell doorbell;

    MediaFiles(
            Vertx vertx,
            HotDatabase database,
            MediaRows rows,
            MediaAudience audience,
            BlobStore blobs,
            Doorbell doorbell) {
        this.vertx = vertx;
        this.database = database;
        this.rows = rows;
        this.audience = audience;
        this.blobs = blobs;
        this.doorbell = doorbell;
    }

    /** Fails with NOT_FOUND when there is none that the caller may see. */
    public Future<Medium> find(Caller caller, MediaId id) {
        caller.require(Permission.MEDIA_READ);
        return database.inWorkspace(caller.workspace(), connection -> visible(connection, caller, id));
    }

    /** Begins anew with the fetching of a medium that failed; fails with CONFLICT when it did not. */
    public Future<Medium> retry(Caller caller, MediaId id) {
        caller.require(Permission.MEDIA_WRITE);
        var workspace = caller.workspace();
        return database.inWorkspace(
                        workspace,
                        connection -> visible(connection, caller, id)
                                .compose(ignored -> rows.retry(connection, workspace, id))
                                .map(again -> again.stream()
                                        .findFirst()
                                        .orElseThrow(() -> ProblemException.of(
                                                ProblemCode.CONFLICT, "Only a medium that failed is fetched again."))))
                .onSuccess(ignored -> doorbell.ring(workspace));
    }

    /** Those of the ids that exist in the workspace, with their audiences; within the open transaction. */
    public Future<Map<MediaId, SharedMedium>> among(
            SqlConnection connection, WorkspaceId workspace, Collection<MediaId> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(Map.of())
                : rows.find(connection, workspace, ids).compose(found -> shared(connection, workspace, found));
    }

    /**
     * The bytes of a medium.
     *
     * @throws ProblemException MEDIA_UNAVAILABLE while it is pending, CONFLICT when it failed
     */
    public StoredMedia stored(WorkspaceId workspace, Medium medium) {
        requireStored(medium);
        return new BlobMedia(vertx, blobs, workspace, medium);
    }

    public static void requireStored(Medium medium) {
        switch (medium.state()) {
            case STORED -> {}
            case PENDING ->
                throw ProblemException.later(
                        ProblemCode.MEDIA_UNAVAILABLE, "The medium is still being fetched from the provider.", SOON);
            case FAILED ->
                throw ProblemException.of(
                        ProblemCode.CONFLICT,
                        "The medium could not be fetched (" + medium.failure() + "); retry it first.");
        }
    }

    /** Says which messages show which media; within the open transaction. */
    public Future<Void> link(SqlConnection connection, WorkspaceId workspace, List<MediaLink> links) {
        return rows.link(connection, workspace, links);
    }

    private Future<Medium> visible(SqlConnection connection, Caller caller, MediaId id) {
        return among(connection, caller.workspace(), List.of(id)).map(found -> {
            var shared = found.get(id);
            if (shared == null || !shared.visibleTo(caller)) {
                throw ProblemException.notFound();
            }
            return shared.medium();
        });
    }

    private Future<Map<MediaId, SharedMedium>> shared(
            SqlConnection connection, WorkspaceId workspace, List<Medium> media) {
        var conversations = media.stream()
                .flatMap(medium -> medium.conversations().stream())
                .collect(Collectors.toSet());
        return audiences(connection, workspace, conversations).map(known -> {
            var shared = new HashMap<MediaId, SharedMedium>();
            for (var medium : media) {
                var own = medium.conversations();
                shared.put(
                        medium.id(),
                        new SharedMedium(
                                medium,
                                known.stream()
                                        .filter(held -> own.contains(held.conversationId()))
                                        .toList()));
            }
            return shared;
        });
    }

    private Future<List<Audience>> audiences(
            SqlConnection connection, WorkspaceId workspace, Collection<UUID> conversations) {
        return conversations.isEmpty()
                ? Future.succeededFuture(List.of())
                : audience.of(connection, workspace, conversations);
    }
}
