package io.centralita.channel.wppconnect.catchup;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.feature.Page;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.parse.AckReader;
import io.centralita.channel.wppconnect.parse.OwnWords;
import io.centralita.channel.wppconnect.parse.Wid;
import io.centralita.channel.wppconnect.parse.WireId;
import io.centralita.channel.wppconnect.send.Recipient;
import io.centralita.channel.wppconnect.webhook.WebhookDoor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers questions about the past. */
public final class Histories {
    private static final int PAGE = 50;

    private final ServerReads server;
    private final Clock clock;

    public Histories(ServerReads server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Everything since a moment, in one page: the server has no cursor over all chats. */
    public CompletionStage<Page<RawDelivery>> missedSince(Instant since) {
        List<RawDelivery> found = new ArrayList<>();
        OwedChats unreadable = new OwedChats();
        Gap gap = new Gap(server, Span.exactly(since), unreadable, message -> {
            FoundMessages.asTold(message).forEach(body -> found.add(WebhookDoor.own(body, clock.instant())));
            return CompletableFuture.completedFuture(null);
        });
        return gap.walk().thenCompose(ignored -> unreadable.isEmpty() ? page(found) : unread(unreadable.size()));
    }

    private static CompletionStage<Page<RawDelivery>> page(List<RawDelivery> found) {
        return CompletableFuture.completedFuture(new Page<>(found, null));
    }

    private static CompletionStage<Page<RawDelivery>> unread(int chats) {
        return CompletableFuture.failedFuture(new FeatureException(
                SendError.of(ErrorKind.TEMPORARY, null, chats + " of the chats could not be read")));
    }

    /** Older messages with one person, newest first; the cursor is the id of the oldest one. */
    public CompletionStage<Page<RawDelivery>> before(IdentitySet peer, Instant before, @Nullable String cursor) {
        Optional<Wid> chat = Recipient.of(peer).map(Recipient::chat);
        if (chat.isEmpty()) {
            return CompletableFuture.failedFuture(new FeatureException(
                    SendError.of(ErrorKind.RECIPIENT_INVALID, null, "the person has no address at the server")));
        }
        return server.messages(chat.get(), PAGE, cursor).thenApply(found -> page(found, before));
    }

    private Page<RawDelivery> page(List<JsonNode> found, Instant before) {
        List<JsonNode> sorted = found.stream()
                .sorted(java.util.Comparator.comparing(FoundMessages::when).reversed())
                .toList();
        List<RawDelivery> items = sorted.stream()
                .filter(message -> FoundMessages.when(message).isBefore(before))
                .map(message -> WebhookDoor.own(FoundMessages.written(OwnWords.HISTORY, message), clock.instant()))
                .toList();
        String oldest = sorted.isEmpty()
                ? null
                : WireId.of(sorted.get(sorted.size() - 1).get("id"))
                        .map(WireId::raw)
                        .orElse(null);
        return new Page<>(items, found.size() < PAGE ? null : oldest);
    }

    /** How far a message has got; empty when the server does not know it, or it still waits in the browser. */
    public CompletionStage<Optional<StatusChanged>> status(String providerMessageId) {
        return server.message(providerMessageId)
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(found)
                        : server.message(providerMessageId + "_out"))
                .thenApply(found -> found.flatMap(this::status));
    }

    private Optional<StatusChanged> status(JsonNode message) {
        Optional<WireId> id = WireId.of(message.get("id")).filter(WireId::fromMe);
        Long ack = Json.whole(message, "ack");
        return id.isEmpty() || ack == null || AckReader.status(ack) == null
                ? Optional.empty()
                : Optional.of(AckReader.changed(id.get(), ack, clock.instant(), null));
    }
}
