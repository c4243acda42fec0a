package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.graph.GraphError;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.json.NotJsonException;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.context.ChannelHttpException;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends one message with one call, after uploading what must be uploaded. Never tries twice. */
public final class Sender {
    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    private final GraphClient graph;
    private final Clock clock;

    public Sender(GraphClient graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    public CompletionStage<SendResult> send(OutboundMessage message, ChannelCapabilities capabilities) {
        SendResult refusal = Sendable.refusal(message, capabilities);
        if (refusal != null) {
            return CompletableFuture.completedFuture(refusal);
        }
        Optional<Recipient> recipient = Recipient.of(message.recipient());
        if (recipient.isEmpty()) {
            return CompletableFuture.completedFuture(SendResult.rejected(
                    ErrorKind.RECIPIENT_INVALID, "the recipient has neither a phone number nor a business-scoped id"));
        }
        List<MediaSource.Stored> uploads = Sendable.uploads(message.content());
        return uploads.isEmpty()
                ? post(message, recipient.get(), UploadedMedia.none())
                : upload(uploads, 0, UploadedMedia.none(), message, recipient.get());
    }

    public CompletionStage<SendResult> markRead(ReadReceipt receipt) {
        Duration left = left(receipt.deadline());
        if (left == null) {
            return tooLate();
        }
        return graph.postMessage(MessageBody.of(receipt), left)
                .handle((reply, failure) ->
                        failure != null ? lost(failure) : SendAnswer.ofReceipt(reply, receipt.providerMessageId()));
    }

    private CompletionStage<SendResult> post(OutboundMessage message, Recipient recipient, UploadedMedia media) {
        Duration left = left(message.deadline());
        if (left == null) {
            return tooLate();
        }
        return graph.postMessage(MessageBody.of(message, recipient, media), left)
                .handle((reply, failure) -> failure != null ? lost(failure) : SendAnswer.of(reply));
    }

    private CompletionStage<SendResult> upload(
            List<MediaSource.Stored> uploads,
            int next,
            UploadedMedia done,
            OutboundMessage message,
            Recipient recipient) {
        if (next == uploads.size()) {
            return post(message, recipient, done);
        }
        Duration left = left(message.deadline());
        if (left == null) {
            return tooLate();
        }
        MediaSource.Stored source = uploads.get(next);
        return graph.postMedia(UploadForm.of(source.media()), left)
                .handle((reply, failure) -> failure != null ? notUploaded(failure) : uploaded(reply))
                .thenCompose(upload -> upload.id() == null
                        ? CompletableFuture.completedFuture(upload.refusal())
                        : upload(uploads, next + 1, done.with(source, upload.id()), message, recipient));
    }

    /** One of the two is there. */
    private record Upload(@Nullable String id, SendResult refusal) {}

    private static Upload uploaded(HttpReply reply) {
        if (!reply.successful()) {
            return refused(
                    GraphError.in(reply).isPresent() ? SendAnswer.of(reply) : failed("answered " + reply.status()));
        }
        try {
            JsonNode root = JsonBytes.read(reply.body());
            String id = Json.word(root, "id");
            return id == null ? refused(failed("gave no media id")) : new Upload(id, failed("has it"));
        } catch (NotJsonException unreadable) {
            return refused(failed("gave an unreadable answer"));
        }
    }

    /** The message itself was never sent, whatever became of its file. */
    private static Upload refused(SendResult result) {
        return new Upload(null, result instanceof SendResult.Unknown ? failed("failed") : result);
    }

    private static Upload notUploaded(Throwable failure) {
        boolean unreachable = ChannelHttpException.in(failure).orElse(null) instanceof HttpNotSentException;
        return unreachable ? refused(lost(failure)) : refused(failed("did not answer"));
    }

    private static SendResult failed(String how) {
        return SendResult.rejected(ErrorKind.TEMPORARY, "the provider " + how + " when the file was uploaded");
    }

    private static SendResult lost(Throwable failure) {
        ChannelHttpException known = ChannelHttpException.in(failure).orElse(null);
        if (known instanceof HttpNotSentException notSent && notSent.forbidden()) {
            return SendResult.withoutReply(notSent);
        }
        if (known instanceof HttpNotSentException) {
            return new SendResult.Rejected(SendError.of(
                    ErrorKind.PROVIDER_DOWN, null, "the provider could not be reached: " + known.getMessage()));
        }
        return new SendResult.Unknown(
                known == null ? failure.getClass().getSimpleName() : String.valueOf(known.getMessage()));
    }

    /** Time until the deadline; null when there is none left. */
    private @Nullable Duration left(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isZero() || left.isNegative()) {
            return null;
        }
        return left.compareTo(LONGEST_CALL) > 0 ? LONGEST_CALL : left;
    }

    private static CompletionStage<SendResult> tooLate() {
        return CompletableFuture.completedFuture(
                SendResult.rejected(ErrorKind.TEMPORARY, "the deadline was over before the call could be made"));
    }
}
