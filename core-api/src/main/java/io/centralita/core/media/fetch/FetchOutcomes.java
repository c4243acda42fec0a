package io.centralita.core.media.fetch;

import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactWriter;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.media.MediaFacts;
import io.centralita.core.media.MediaFiles;
import io.centralita.core.media.Medium;
import io.centralita.core.media.fetch.FetchFailure.Remedy;
import io.centralita.core.media.store.MediaRows;
import io.centralita.core.media.types.DetectedType;
import io.centralita.core.media.types.MediaTraits;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Writes what became of an attempt, with its fact. */
@ApplicationScoped
class FetchOutcomes {

    private static final Logger LOG = Logger.getLogger(FetchOutcomes.class);

    private final HotDatabase database;
    private final MediaRows rows;
    private final MediaFiles files;
    private final MediaFacts facts;
    private final FetchSettings settings;
    private final Doorbell doorbell;
    private final Clock clock;

    FetchOutcomes(
            HotDatabase database,
            MediaRows rows,
            MediaFiles files,
            MediaFacts facts,
            FetchSettings settings,
            Doorbell doorbell,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.files = files;
        this.facts = facts;
        this.settings = settings;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    Future<Void> stored(WorkspaceId workspace, Medium claimed, Fetch.Kept kept) {
        var bytes = kept.facts();
        var type = DetectedType.of(bytes.head());
        return ended(
                workspace,
                connection -> rows.stored(
                        connection,
                        workspace,
                        claimed,
                        bytes.sha256(),
                        bytes.size(),
                        type,
                        MediaTraits.of(bytes.head(), type),
                        kept.mimeType(),
                        clock.instant()));
    }

    /** Tries again later, or gives up and says so. */
    Future<Void> failed(WorkspaceId workspace, Medium claimed, FetchFailure failure) {
        if (failure.remedy() == Remedy.TIME && claimed.attempts() < settings.attempts()) {
            var wait = settings.waitAfter(claimed.attempts());
            return database.inWorkspace(
                    workspace, connection -> rows.again(connection, workspace, claimed, failure.code(), wait));
        }
        if (waits(claimed, failure)) {
            LOG.infof("%s waits for its channel: %s", claimed.id(), failure.code());
            return database.inWorkspace(
                    workspace,
                    connection -> rows.hold(connection, workspace, claimed, failure.code(), settings.longestWait()));
        }
        LOG.warnf("%s is not to be had: %s", claimed.id(), failure.code());
        return ended(workspace, connection -> rows.failed(connection, workspace, claimed, failure.code()));
    }

    /** Whether the channel's mending is waited for: as long as the provider keeps the file. */
    boolean waits(Medium claimed, FetchFailure failure) {
        return failure.remedy() == Remedy.PERSON
                && clock.instant().isBefore(claimed.createdAt().plus(settings.keptByProvider()));
    }

    private interface Ending {

        Future<List<Medium>> write(SqlConnection connection);
    }

    /** Nothing is told when the lease was lost meanwhile. */
    private Future<Void> ended(WorkspaceId workspace, Ending ending) {
        return database.inWorkspace(
                        workspace,
                        connection -> ending.write(connection).compose(changed -> tell(connection, workspace, changed)))
                .onSuccess(ignored -> doorbell.ring(workspace));
    }

    private Future<Void> tell(SqlConnection connection, WorkspaceId workspace, List<Medium> changed) {
        return files.among(
                        connection, workspace, changed.stream().map(Medium::id).toList())
                .compose(shared -> FactWriter.append(
                        connection,
                        workspace,
                        shared.values().stream()
                                .flatMap(medium -> facts.told(medium, Actor.SYSTEM, clock.instant()).stream())
                                .toList()))
                .mapEmpty();
    }
}
