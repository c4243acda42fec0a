package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.channel.spi.outbound.SendError;
import java.util.Locale;
import java.util.stream.Collectors;

/** Events to lines. */
final class WireWriter {

    private WireWriter() {}

    static WireLine line(InboundEvent event) {
        WireLine line = subject(event);
        InMemoryWire.peer(event).ifPresent(peer -> peer(line, peer));
        return line.with("at", event.occurredAt());
    }

    private static WireLine subject(InboundEvent event) {
        if (event instanceof MessageReceived message) {
            return message(message);
        }
        if (event instanceof MessageEdited edited) {
            WireLine line = WireLine.of("edit")
                    .with("id", edited.providerEditId())
                    .with("origin", edited.origin())
                    .with("target", edited.targetProviderMessageId());
            return content(line, edited.content());
        }
        if (event instanceof MessageRevoked revoked) {
            return WireLine.of("revoke")
                    .with("origin", revoked.origin())
                    .with("target", revoked.targetProviderMessageId());
        }
        if (event instanceof ReactionChanged reaction) {
            return WireLine.of("reaction")
                    .with("id", reaction.providerReactionId())
                    .with("origin", reaction.origin())
                    .with("target", reaction.targetProviderMessageId())
                    .with("emoji", reaction.emoji());
        }
        if (event instanceof StatusChanged status) {
            return status(status);
        }
        if (event instanceof ContactChanged contact) {
            return WireLine.of("contact")
                    .with("key", contact.dedupKey())
                    .with("kind", contact.kind())
                    .with("before", identities(contact.before()));
        }
        if (event instanceof Unsupported unsupported
                && unsupported.providerType().matches("[a-z_]+")) {
            return WireLine.of(unsupported.providerType()).with("key", unsupported.dedupKey());
        }
        throw new IllegalArgumentException("the in-memory wire cannot carry " + event.type());
    }

    private static WireLine message(MessageReceived message) {
        Quote quote = message.quote();
        WireLine line = WireLine.of("message")
                .with("id", message.providerMessageId())
                .with("origin", message.origin())
                .with("forwarding", message.forwarding())
                .with("reply_to", quote == null ? null : quote.providerMessageId())
                .with("history_status", message.historyStatus());
        return content(line, message.content());
    }

    private static WireLine status(StatusChanged status) {
        SendError error = status.error();
        return WireLine.of("status")
                .with("id", status.providerMessageId())
                .with("our_id", status.ourId())
                .with("status", status.status())
                .with("error", error == null ? null : error.kind())
                .with("code", error == null ? null : error.providerCode())
                .with("why", error == null ? null : error.message());
    }

    private static WireLine content(WireLine line, MessageContent content) {
        line.with("kind", content.type().name().toLowerCase(Locale.ROOT));
        if (content instanceof MessageContent.Text text) {
            return line.with("body", text.body());
        }
        if (content instanceof MessageContent.Location place) {
            return line.with("latitude", place.latitude())
                    .with("longitude", place.longitude())
                    .with("place", place.name());
        }
        if (content instanceof MessageContent.ButtonReply button) {
            return line.with("button", button.id())
                    .with("title", button.title())
                    .with("button_origin", button.origin());
        }
        if (content instanceof MessageContent.Unsupported unsupported) {
            return line.with("kind", unsupported.providerType());
        }
        if (content instanceof MessageContent.Media media && media.source() instanceof MediaReference reference) {
            return line.with("media", reference.providerMediaId())
                    .with("url", reference.url())
                    .with("mime", reference.mimeType())
                    .with("sha256", reference.sha256())
                    .with("size", reference.size())
                    .with("caption", media.caption())
                    .with("filename", media.filename());
        }
        throw new IllegalArgumentException("the in-memory wire cannot carry " + content.type());
    }

    private static void peer(WireLine line, Peer peer) {
        line.with("peer", identities(peer.identities())).with("name", peer.displayName());
    }

    private static String identities(IdentitySet identities) {
        return identities.identities().stream().map(Identity::key).collect(Collectors.joining(","));
    }
}
