package io.centralita.channel.testkit;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.outbound.OutboundMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds an outbound message: {@code anOutbound(clock).to(recipient).saying("hello").build()}. */
public final class Outbound {

    private final Instant now;
    private String ourId = UUID.randomUUID().toString();
    private IdentitySet recipient = IdentitySet.of(Identity.waId("5511900000001"));
    private MessageContent content = MessageContent.Text.of("hello");
    private @Nullable String replyTo;
    private Duration patience = Duration.ofSeconds(30);
    private long fence = 1;

    private Outbound(Instant now) {
        this.now = now;
    }

    /** A text to someone, due 30 seconds from the clock's now. */
    public static Outbound anOutbound(Clock clock) {
        return new Outbound(clock.instant());
    }

    public Outbound withId(String id) {
        ourId = id;
        return this;
    }

    public Outbound to(IdentitySet identities) {
        recipient = identities;
        return this;
    }

    public Outbound to(Identity... identities) {
        return to(IdentitySet.of(identities));
    }

    public Outbound saying(String text) {
        return with(MessageContent.Text.of(text));
    }

    public Outbound with(MessageContent what) {
        content = what;
        return this;
    }

    public Outbound replyingTo(String providerMessageId) {
        replyTo = providerMessageId;
        return this;
    }

    /** Due so long from now; negative: already past. */
    public Outbound dueIn(Duration time) {
        patience = time;
        return this;
    }

    public Outbound underFence(long number) {
        fence = number;
        return this;
    }

    public OutboundMessage build() {
        return new OutboundMessage(ourId, recipient, content, replyTo, now.plus(patience), fence);
    }
}
