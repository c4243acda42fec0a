package io.centralita.channel.wppconnect.send;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.wppconnect.json.JsonBytes;
import io.centralita.channel.wppconnect.parse.WireId;
import io.centralita.channel.wppconnect.server.Replies;
import io.centralita.channel.wppconnect.server.ServerClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Sends one message to one recipient with one call, after the questions it takes. Never tries twice. */
public final class Sender {
    private final ServerClient server;
    private final LinkedFiles links;
    private final Clock clock;
    private final OpenSends sends;
    private final KnownNumbers known;
    private final NumberCheck numbers;
    private final MessageIds ids;
    private final BiConsumer<WireId, Long> accepted;
    private final Runnable down;

    /**
     * @param accepted is told the id and the acknowledgement of each message that the server took
     * @param down is told that the session is not up
     */
    public Sender(
            ServerClient server,
            LinkedFiles links,
            Clock clock,
            OpenSends sends,
            KnownNumbers known,
            BiConsumer<WireId, Long> accepted,
            Runnable down) {
        this.server = server;
        this.links = links;
        this.clock = clock;
        this.sends = sends;
        this.known = known;
        this.numbers = new NumberCheck(server, known);
        this.ids = new MessageIds(server, sends);
        this.accepted = accepted;
        this.down = down;
    }

    public CompletionStage<SendResult> send(OutboundMessage message, ChannelCapabilities capabilities) {
        SendResult refusal = Sendable.refusal(message, capabilities);
        if (refusal != null) {
            return done(refusal);
        }
        Optional<Recipient> recipient = Recipient.of(message.recipient());
        if (recipient.isEmpty()) {
            return done(SendResult.rejected(
                    ErrorKind.RECIPIENT_INVALID, "the recipient has neither a phone number nor a hidden id"));
        }
        if (message.content() instanceof MessageContent.Contacts
                && recipient.get().onlyByFlag()) {
            return done(SendResult.rejected(
                    ErrorKind.RECIPIENT_INVALID, "the server would send a contact for this hidden id to a stranger"));
        }
        return Deadline.left(clock, message.deadline())
                .map(left -> message.content() instanceof MessageContent.Reaction reaction
                        ? react(message, reaction, left)
                        : checked(message, recipient.get(), capabilities, left))
                .orElseGet(Sender::tooLate);
    }

    private CompletionStage<SendResult> checked(
            OutboundMessage message, Recipient recipient, ChannelCapabilities capabilities, Duration left) {
        return numbers.check(recipient, left).thenCompose(outcome -> {
            SendResult refusal = outcome.refusal();
            Recipient found = outcome.recipient();
            if (refusal != null || found == null) {
                return done(refusal == null ? SendResult.rejected(ErrorKind.TEMPORARY, "no recipient") : refusal);
            }
            return quoted(message, left)
                    .thenCompose(quote -> links.sent(
                            message.content(),
                            capabilities,
                            left,
                            content -> post(message, content, found, quote.orElse(null))));
        });
    }

    private CompletionStage<Optional<String>> quoted(OutboundMessage message, Duration left) {
        String answered = message.replyToProviderId();
        return answered == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : ids.raw(answered, left).thenApply(Optional::of);
    }

    private CompletionStage<SendResult> post(
            OutboundMessage message, MessageContent content, Recipient recipient, @Nullable String quote) {
        Optional<Duration> left = Deadline.left(clock, message.deadline());
        if (left.isEmpty()) {
            return tooLate();
        }
        Letter letter = Letters.of(content, recipient, quote);
        sends.sending(message.ourId(), recipient.chat(), Print.of(message.content()));
        return server.post(letter.route(), letter::content, left.get(), HttpCall.DEFAULT_MAX_REPLY_BYTES)
                .handle((reply, failure) -> {
                    SendAnswer answer = failure != null
                            ? new SendAnswer(Unasked.sendFailed(failure), null, 0)
                            : answered(recipient, reply);
                    sends.answered(message.ourId(), answer);
                    return answer.result();
                });
    }

    private SendAnswer answered(Recipient recipient, HttpReply reply) {
        if (SendAnswer.doubtsNumber(reply)) {
            known.doubt(recipient.chat());
        }
        if (Replies.disconnected(reply)) {
            down.run();
        }
        SendAnswer answer = SendAnswer.of(reply);
        WireId id = answer.id();
        if (id != null) {
            accepted.accept(id, answer.ack());
        }
        return answer;
    }

    private CompletionStage<SendResult> react(
            OutboundMessage message, MessageContent.Reaction reaction, Duration left) {
        String target = reaction.targetProviderMessageId();
        return ids.raw(target, left).thenCompose(raw -> {
            sends.reacting(target, reaction.emoji());
            Letter letter = Letters.reaction(reaction, raw);
            return server.post(letter.route(), letter.fields(), left).handle((reply, failure) -> {
                if (failure != null) {
                    return Unasked.sendFailed(failure);
                }
                SendResult result = Acts.result(reply, "reaction/" + message.ourId());
                if (result instanceof SendResult.Accepted) {
                    sends.reacted(target, reaction.emoji());
                }
                return result;
            });
        });
    }

    /** Shows that everything of a conversation was read; typing may be shown after that, and is not insisted on. */
    public CompletionStage<SendResult> markRead(ReadReceipt receipt) {
        Optional<Recipient> sender = Recipient.of(receipt.sender());
        Optional<Duration> left = Deadline.left(clock, receipt.deadline());
        if (sender.isEmpty()) {
            return done(SendResult.rejected(ErrorKind.RECIPIENT_INVALID, "the sender has no address at the server"));
        }
        if (left.isEmpty()) {
            return tooLate();
        }
        return server.post("send-seen", sender.get().write(JsonBytes.object()), left.get())
                .handle((reply, failure) ->
                        failure != null ? Unasked.sendFailed(failure) : Acts.result(reply, receipt.providerMessageId()))
                .thenCompose(result -> receipt.typing() && result instanceof SendResult.Accepted
                        ? typing(sender.get(), left.get(), result)
                        : done(result));
    }

    private CompletionStage<SendResult> typing(Recipient recipient, Duration left, SendResult result) {
        return recipient.onlyByFlag()
                ? done(result)
                : server.post("typing", recipient.write(JsonBytes.object()).put("value", true), left)
                        .handle((reply, failure) -> result);
    }

    private static CompletionStage<SendResult> tooLate() {
        return done(SendResult.rejected(ErrorKind.TEMPORARY, "the deadline has passed"));
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
