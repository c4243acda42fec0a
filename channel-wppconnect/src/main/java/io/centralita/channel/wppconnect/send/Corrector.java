package io.centralita.channel.wppconnect.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.feature.Corrections.SentMessage;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.wppconnect.json.JsonBytes;
import io.centralita.channel.wppconnect.parse.WireId;
import io.centralita.channel.wppconnect.server.ServerClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Changes and deletes what was sent. */
public final class Corrector {
    private final ServerClient server;
    private final Clock clock;
    private final MessageIds ids;

    public Corrector(ServerClient server, Clock clock, OpenSends sends) {
        this.server = server;
        this.clock = clock;
        this.ids = new MessageIds(server, sends);
    }

    public CompletionStage<SendResult> edit(SentMessage target, String newText) {
        if (newText.isBlank()) {
            return done(SendResult.rejected(ErrorKind.CONTENT, "text is empty"));
        }
        return change(
                target, "edit-message", id -> JsonBytes.object().put("id", id).put("newText", newText));
    }

    /** For everyone. */
    public CompletionStage<SendResult> revoke(SentMessage target) {
        Optional<Recipient> chat = Recipient.of(target.recipient())
                .or(() -> WireId.of(target.providerMessageId()).map(id -> new Recipient(id.chat())));
        if (chat.isEmpty()) {
            return done(SendResult.rejected(ErrorKind.RECIPIENT_INVALID, "the conversation has no address"));
        }
        return change(
                target,
                "delete-message",
                id -> chat.get().write(JsonBytes.object()).put("messageId", id).put("onlyLocal", false));
    }

    /** The body for an id. */
    @FunctionalInterface
    private interface Body {
        ObjectNode of(String id);
    }

    private CompletionStage<SendResult> change(SentMessage target, String route, Body body) {
        Optional<Duration> left = Deadline.left(clock, target.deadline());
        if (left.isEmpty()) {
            return done(SendResult.rejected(ErrorKind.TEMPORARY, "the deadline has passed"));
        }
        return ids.raw(target.providerMessageId(), left.get())
                .thenCompose(id -> server.post(route, body.of(id), left.get()))
                .handle((reply, failure) ->
                        failure != null ? Unasked.sendFailed(failure) : Acts.result(reply, target.providerMessageId()));
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
