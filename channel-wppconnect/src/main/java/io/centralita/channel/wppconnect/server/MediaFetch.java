package io.centralita.channel.wppconnect.server;

import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.context.ChannelHttpException;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.context.HttpReplyStream;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gets the bytes of a received medium: the server fetches and opens it, and gives it as base64 in JSON, which is undone as it
 * comes.
 */
public final class MediaFetch {
    private static final Duration TIMEOUT = Duration.ofSeconds(25);

    private static final Duration BODY_TIMEOUT = Duration.ofMinutes(4);

    private static final long LARGEST_FILE = 100L * 1024 * 1024;

    /** The file in base64, and what is told beside it. */
    private static final int LARGEST_REPLY = (int) (LARGEST_FILE / 3 * 4) + 64 * 1024;

    private MediaFetch() {}

    /** Fails with {@link MediaException}. */
    public static CompletionStage<ResolvedMedia> fetch(ServerClient server, MediaReference reference) {
        Long size = reference.size();
        if (size != null && size > LARGEST_FILE) {
            return failed(failure(ErrorKind.MEDIA, "too_large", "the file has more than " + LARGEST_FILE + " bytes"));
        }
        String route = "get-media-by-message/" + ServerAddress.segment(reference.providerMediaId());
        return server.open(route, TIMEOUT, BODY_TIMEOUT, LARGEST_REPLY)
                .handle((opened, failure) -> failure == null ? found(opened, reference) : failed(lost(failure)))
                .thenCompose(Function.identity());
    }

    private static CompletionStage<ResolvedMedia> found(ServerClient.Opened opened, MediaReference reference) {
        HttpReplyStream reply = opened.body();
        if (reply == null) {
            return failed(refused(Objects.requireNonNull(opened.refusal())));
        }
        FileAnswer answer = new FileAnswer(reference.mimeType());
        reply.body().subscribe(answer);
        return answer.found();
    }

    private static CompletionStage<ResolvedMedia> failed(MediaException why) {
        return CompletableFuture.failedFuture(why);
    }

    private static MediaException refused(HttpReply reply) {
        String code = "http_" + reply.status();
        if (Replies.disconnected(reply)) {
            return failure(ErrorKind.TEMPORARY, "disconnected", "the session is not up");
        }
        return switch (reply.status()) {
            case 400 -> failure(ErrorKind.MEDIA, code, "the server no longer has the file");
            case 401, 403 -> failure(ErrorKind.AUTH, code, "the server refuses the token");
            default -> failure(ErrorKind.TEMPORARY, code, "the server answered " + reply.status());
        };
    }

    private static MediaException lost(Throwable failure) {
        Optional<SendError> noToken = NotAskedException.in(failure);
        if (noToken.isPresent()) {
            return new MediaException(noToken.get());
        }
        boolean down = ChannelHttpException.in(failure).orElse(null) instanceof HttpNotSentException;
        return down
                ? failure(ErrorKind.PROVIDER_DOWN, null, "the server cannot be reached")
                : failure(ErrorKind.TEMPORARY, null, "the server did not give the file");
    }

    static MediaException failure(ErrorKind kind, @Nullable String code, String message) {
        return new MediaException(SendError.of(kind, code, message));
    }
}
