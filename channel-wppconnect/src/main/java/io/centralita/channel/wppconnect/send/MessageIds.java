package io.centralita.channel.wppconnect.send;

import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.wppconnect.parse.WireId;
import io.centralita.channel.wppconnect.server.Replies;
import io.centralita.channel.wppconnect.server.ServerAddress;
import io.centralita.channel.wppconnect.server.ServerClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Ids as the server's routes take them. The core knows our own messages without the {@code _out} that the server sometimes
 * wants, so after a restart the server is asked.
 */
final class MessageIds {
    private final ServerClient server;
    private final OpenSends sends;

    MessageIds(ServerClient server, OpenSends sends) {
        this.server = server;
        this.sends = sends;
    }

    /** Never fails: an id that cannot be made out is taken as it stands. */
    CompletionStage<String> raw(String providerId, Duration timeout) {
        Optional<WireId> id = WireId.of(providerId).filter(WireId::fromMe);
        if (id.isEmpty()) {
            return CompletableFuture.completedFuture(providerId);
        }
        Optional<String> known = sends.rawId(providerId);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(known.get());
        }
        return ask(providerId, timeout)
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(found)
                        : ask(providerId + "_out", timeout))
                .thenApply(found -> found.map(WireId::raw).orElse(providerId));
    }

    private CompletionStage<Optional<WireId>> ask(String id, Duration timeout) {
        return server.get("message-by-id/" + ServerAddress.segment(id), timeout)
                .handle((reply, failure) -> failure == null ? found(reply) : Optional.empty());
    }

    private Optional<WireId> found(HttpReply reply) {
        Optional<WireId> found = reply.successful()
                ? Replies.json(reply).map(Replies::response).flatMap(message -> WireId.of(message.get("id")))
                : Optional.empty();
        found.ifPresent(sends::knows);
        return found;
    }
}
