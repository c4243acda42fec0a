package io.centralita.channel.wppconnect.send;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.ChannelHttpException;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Files that a message names by a link. They are fetched here, by the client that knows where a link may lead, and given to the
 * server as bytes: it would fetch any address it is told, from inside the private network, its own among them. A file is held
 * while it is sent, so there are few at a time; the others wait for their turn as long as they may.
 */
public final class LinkedFiles {
    private static final Duration LONGEST = Duration.ofSeconds(25);
    private static final int AT_A_TIME = 4;
    private static final String UNTOLD = "application/octet-stream";

    private final ChannelHttp http;
    private final Places places = new Places(AT_A_TIME);

    public LinkedFiles(ChannelHttp http) {
        this.http = http;
    }

    /** Sends the content, a linked file as its bytes. When they cannot be had, nothing is sent. */
    CompletionStage<SendResult> sent(
            MessageContent content,
            ChannelCapabilities capabilities,
            Duration left,
            Function<MessageContent, CompletionStage<SendResult>> send) {
        if (!(content instanceof MessageContent.Media media) || !(media.source() instanceof MediaSource.Link link)) {
            return send.apply(content);
        }
        ContentLimits limits = capabilities.limits(media.type()).orElse(ContentLimits.none());
        long asked = System.nanoTime();
        return places.take(left)
                .thenCompose(place -> place
                        ? sent(media, link, limits, left.minusNanos(System.nanoTime() - asked), send)
                        : done(SendResult.rejected(ErrorKind.TEMPORARY, "too many linked files are being sent")));
    }

    private CompletionStage<SendResult> sent(
            MessageContent.Media media,
            MediaSource.Link link,
            ContentLimits limits,
            Duration left,
            Function<MessageContent, CompletionStage<SendResult>> send) {
        return fetched(link.uri(), limits, left)
                .handle((reply, failure) -> failure != null
                        ? done(lost(failure))
                        : reply.successful()
                                ? found(media, file(media.kind(), reply), limits, send)
                                : done(answered(reply.status())))
                .thenCompose(Function.identity())
                .whenComplete((result, failure) -> places.giveBack());
    }

    private CompletionStage<HttpReply> fetched(URI link, ContentLimits limits, Duration left) {
        Duration time = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        return http.send(HttpCall.get(link, time).maxReply(Math.toIntExact(limits.maxBytes())));
    }

    private static CompletionStage<SendResult> found(
            MessageContent.Media media,
            LinkedFile file,
            ContentLimits limits,
            Function<MessageContent, CompletionStage<SendResult>> send) {
        SendResult refusal = file.size() == 0 ? failed("empty", "the link gave no bytes", false) : null;
        SendResult unfit = refusal == null ? Sendable.stored(new MediaSource.Stored(file), limits) : refusal;
        return unfit != null
                ? done(unfit)
                : send.apply(new MessageContent.Media(
                        media.kind(),
                        new MediaSource.Stored(file),
                        media.caption(),
                        media.filename(),
                        media.animated()));
    }

    private static LinkedFile file(MediaKind kind, HttpReply reply) {
        String told = Sendable.bare(reply.header("content-type").orElse(""));
        return new LinkedFile(told.isEmpty() || told.equals(UNTOLD) ? usual(kind) : told, reply.body());
    }

    /** What a file is of which its host says nothing. */
    private static String usual(MediaKind kind) {
        return switch (kind) {
            case IMAGE -> "image/jpeg";
            case VIDEO -> "video/mp4";
            case AUDIO -> "audio/mpeg";
            case VOICE -> "audio/ogg";
            case DOCUMENT -> UNTOLD;
            case STICKER -> "image/webp";
        };
    }

    private static SendResult answered(int status) {
        return failed("http_" + status, "the link answered " + status, status >= 500 || status == 429);
    }

    private static SendResult lost(Throwable failure) {
        ChannelHttpException why = ChannelHttpException.in(failure).orElse(null);
        if (why instanceof HttpNotSentException unsent) {
            return unsent.forbidden()
                    ? failed("blocked_address", "the link may not be followed: " + unsent.getMessage(), false)
                    : failed(null, "the link's host cannot be reached", true);
        }
        return failed(null, "the link did not give the whole file, or one that is too large", false);
    }

    private static SendResult failed(@Nullable String code, String message, boolean again) {
        return new SendResult.Rejected(new SendError(ErrorKind.MEDIA, code, message, again));
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
