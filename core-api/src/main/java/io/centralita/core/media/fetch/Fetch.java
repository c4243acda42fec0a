package io.centralita.core.media.fetch;

import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.core.channels.PluginThreads;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.media.BlobDraft;
import io.centralita.core.media.BlobStore;
import io.centralita.core.media.Medium;
import io.centralita.core.media.types.DeclaredType;
import io.centralita.core.media.types.DetectedType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One attempt: asks the plug-in where the bytes are, gets them, checks them, keeps them. */
@ApplicationScoped
class Fetch {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** What was kept. */
    record Kept(BlobDraft.Facts facts, @Nullable String mimeType) {}

    private final Vertx vertx;
    private final RunningChannels channels;
    private final PluginThreads threads;
    private final Downloads downloads;
    private final BlobStore blobs;
    private final FetchSettings settings;

    Fetch(
            Vertx vertx,
            RunningChannels channels,
            PluginThreads threads,
            Downloads downloads,
            BlobStore blobs,
            FetchSettings settings) {
        this.vertx = vertx;
        this.channels = channels;
        this.threads = threads;
        this.downloads = downloads;
        this.blobs = blobs;
        this.settings = settings;
    }

    Future<Kept> attempt(WorkspaceId workspace, Medium medium) {
        return resolve(medium)
                .compose(resolved -> blobs.draft(workspace, medium.id(), settings.largest())
                        .compose(draft -> fill(draft, resolved)
                                .compose(ignored -> keep(draft, medium, resolved))
                                .recover(failure -> draft.discard().transform(gone -> Future.failedFuture(failure)))));
    }

    private Future<ResolvedMedia> resolve(Medium medium) {
        var reference = medium.reference();
        var channel = medium.channel();
        if (reference == null || channel == null) {
            return Future.failedFuture(FetchFailure.lasting("no_reference"));
        }
        var running = channels.find(channel);
        if (running.isEmpty()) {
            return Future.failedFuture(FetchFailure.passing("channel_not_running"));
        }
        var adapter = running.get().adapter();
        return inTime(Future.fromCompletionStage(
                threads.call(running.get().channel().plugin(), () -> adapter.resolveMedia(reference))
                        .toCompletionStage(),
                vertx.getOrCreateContext()));
    }

    private Future<ResolvedMedia> inTime(Future<ResolvedMedia> call) {
        var limited = Promise.<ResolvedMedia>promise();
        var timer = vertx.setTimer(
                ANSWER.toMillis(), ignored -> limited.tryFail(FetchFailure.passing("plugin_did_not_answer")));
        call.onComplete(answered -> {
            vertx.cancelTimer(timer);
            if (answered.succeeded()) {
                limited.tryComplete(answered.result());
            } else {
                limited.tryFail(answered.cause());
            }
        });
        return limited.future();
    }

    private Future<Void> fill(BlobDraft draft, ResolvedMedia resolved) {
        if (resolved instanceof ResolvedMedia.Inline inline) {
            return draft.write(Buffer.buffer(inline.bytes())).compose(ignored -> draft.end());
        }
        if (resolved instanceof ResolvedMedia.Stream stream) {
            return Filling.of(draft, stream.bytes(), vertx, settings.deadline()).compose(ignored -> draft.end());
        }
        return downloads.into(draft, (ResolvedMedia.Remote) resolved);
    }

    private static Future<Kept> keep(BlobDraft draft, Medium medium, ResolvedMedia resolved) {
        var facts = draft.facts();
        check(facts, medium, resolved);
        return draft.keep().map(ignored -> new Kept(facts, mimeType(resolved)));
    }

    private static @Nullable String mimeType(ResolvedMedia resolved) {
        if (resolved instanceof ResolvedMedia.Inline inline) {
            return inline.mimeType();
        }
        return resolved instanceof ResolvedMedia.Stream stream
                ? stream.mimeType()
                : ((ResolvedMedia.Remote) resolved).mimeType();
    }

    private static @Nullable String sha256(ResolvedMedia resolved) {
        if (resolved instanceof ResolvedMedia.Stream stream) {
            return stream.sha256();
        }
        return resolved instanceof ResolvedMedia.Remote remote ? remote.sha256() : null;
    }

    /** The hash decides where one was told; where none was, size and kind must be as told, so that no error page is kept. */
    private static void check(BlobDraft.Facts facts, Medium medium, ResolvedMedia resolved) {
        if (facts.size() == 0) {
            throw FetchFailure.passing("empty");
        }
        var told = medium.reference();
        var found = sha256(resolved);
        var hash = found == null && told != null ? told.sha256() : found;
        var wanted = Objects.requireNonNullElse(hash, "").toLowerCase(Locale.ROOT);
        if (HEX.matcher(wanted).matches()) {
            if (!wanted.equals(facts.sha256())) {
                throw FetchFailure.passing("hash_mismatch");
            }
            return;
        }
        var size = resolved instanceof ResolvedMedia.Remote remote ? remote.size() : null;
        if (size != null && size > 0 && size != facts.size()) {
            throw FetchFailure.passing("size_mismatch");
        }
        if (isMarkup(facts, Objects.requireNonNullElse(medium.mimeType(), ""))) {
            throw FetchFailure.passing("type_mismatch");
        }
    }

    /** A page in place of a picture, film or sound: what servers answer with 200 when something is wrong. */
    private static boolean isMarkup(BlobDraft.Facts facts, String declared) {
        var type = DeclaredType.bare(declared);
        var picture = type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
        return picture && DetectedType.looksLikeMarkup(facts.head());
    }
}
