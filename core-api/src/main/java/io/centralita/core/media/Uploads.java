package io.centralita.core.media;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Idempotency;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.archives.ArchiveCheck;
import io.centralita.core.media.pictures.PictureSize;
import io.centralita.core.media.store.MediaRows;
import io.centralita.core.media.types.DeclaredType;
import io.centralita.core.media.types.DetectedType;
import io.centralita.core.media.types.MediaTraits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers give to be sent: checked for being what it is called, kept, then written down. */
@ApplicationScoped
public class Uploads {

    private final Database database;
    private final Idempotency idempotency;
    private final BlobStore blobs;
    private final MediaRows rows;
    private final UploadQuota quota;
    private final ArchiveCheck archives;
    private final MediaFacts facts;
    private final FactLog log;
    private final Doorbell doorbell;
    private final Clock clock;

    Uploads(
            Database database,
            Idempotency idempotency,
            BlobStore blobs,
            MediaRows rows,
            UploadQuota quota,
            ArchiveCheck archives,
            MediaFacts facts,
            FactLog log,
            Doorbell doorbell,
            Clock clock) {
        this.database = database;
        this.idempotency = idempotency;
        this.blobs = blobs;
        this.rows = rows;
        this.quota = quota;
        this.archives = archives;
        this.facts = facts;
        this.log = log;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /**
     * What a caller says of its bytes.
     *
     * @param type bare, lower case
     * @param filename cleaned
     */
    public record Told(
            String type,
            @Nullable String filename,
            @Nullable String idempotencyKey) {}

    /** Keeps a draft that was written to its end, 201; or throws it away and says why not. */
    public Future<Answer> add(Caller caller, MediaId id, BlobDraft draft, Told told) {
        var bytes = draft.facts();
        var detected = DetectedType.of(bytes.head());
        return Future.succeededFuture()
                .map(ignored -> check(bytes, told, detected))
                .compose(ignored -> draft.keep())
                .compose(ignored -> inspect(caller, id, bytes, detected))
                .compose(ignored -> write(caller, medium(caller, id, bytes, told, detected), told)
                        .recover(failure -> forget(caller, id).transform(gone -> Future.failedFuture(failure))))
                .compose(answer -> answer.replayed() ? forget(caller, id).map(answer) : Future.succeededFuture(answer))
                .recover(failure -> draft.discard().transform(gone -> Future.failedFuture(failure)));
    }

    private Future<Void> inspect(Caller caller, MediaId id, BlobDraft.Facts bytes, String detected) {
        return detected.equals(DetectedType.ZIP)
                ? archives.check(caller.workspace(), id, bytes.size())
                        .recover(refused -> forget(caller, id).transform(gone -> Future.failedFuture(refused)))
                : Future.succeededFuture();
    }

    private static boolean check(BlobDraft.Facts bytes, Told told, String detected) {
        if (bytes.size() == 0) {
            throw ProblemException.invalid("", "empty", "The file is empty.");
        }
        if (!DeclaredType.agrees(told.type(), detected, bytes.head())) {
            throw ProblemException.of(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The bytes are not of the type they are said to be.");
        }
        if (PictureSize.of(bytes.head()).filter(PictureSize::tooLarge).isPresent()) {
            throw ProblemException.invalid("", "too_many_pixels", "A picture has at most 50 million pixels.");
        }
        return true;
    }

    private Medium medium(Caller caller, MediaId id, BlobDraft.Facts bytes, Told told, String detected) {
        var now = clock.instant();
        return new Medium(
                id,
                null,
                MediaState.STORED,
                null,
                told.type().equals(DetectedType.UNKNOWN) ? detected : told.type(),
                told.filename(),
                bytes.sha256(),
                bytes.size(),
                detected,
                MediaTraits.of(bytes.head(), detected),
                0,
                null,
                caller.actor(),
                now,
                now,
                List.of());
    }

    private Future<Answer> write(Caller caller, Medium medium, Told told) {
        var workspace = caller.workspace();
        var key = IdempotencyKey.of(
                told.idempotencyKey(),
                caller.principal(),
                "POST /v1/media",
                medium.sha256() + " " + told.type() + " " + told.filename());
        var stored = database.inWorkspace(
                workspace,
                connection -> idempotency.run(connection, workspace, key, () -> insert(connection, caller, medium)));
        return Future.fromCompletionStage(stored.subscribeAsCompletionStage())
                .onSuccess(ignored -> doorbell.ring(workspace));
    }

    private Uni<Answer> insert(SqlConnection connection, Caller caller, Medium medium) {
        var workspace = caller.workspace();
        var told = facts.told(new SharedMedium(medium, List.of()), caller.actor(), medium.createdAt());
        var inserted = quota.check(connection.getDelegate(), caller, medium.size() == null ? 0 : medium.size())
                .compose(ignored -> rows.insert(connection.getDelegate(), workspace, medium, caller.actor()));
        return Uni.createFrom()
                .completionStage(inserted.toCompletionStage())
                .flatMap(ignored -> log.append(connection, workspace, told))
                .map(ignored -> Answer.of(201, "/v1/media/" + medium.id(), facts.view(medium)));
    }

    private Future<Void> forget(Caller caller, MediaId id) {
        return blobs.delete(caller.workspace(), id);
    }
}
