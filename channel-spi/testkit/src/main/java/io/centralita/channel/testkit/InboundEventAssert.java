package io.centralita.channel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.EventType;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Instant;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on an event. */
public final class InboundEventAssert extends AbstractAssert<InboundEventAssert, InboundEvent> {

    InboundEventAssert(@Nullable InboundEvent actual) {
        super(actual, InboundEventAssert.class);
    }

    public InboundEventAssert isOfType(EventType type) {
        isNotNull();
        assertThat(actual.type()).as("type").isEqualTo(type);
        return this;
    }

    public InboundEventAssert happenedAt(String instant) {
        isNotNull();
        assertThat(actual.occurredAt()).as("time").isEqualTo(Instant.parse(instant));
        return this;
    }

    public InboundEventAssert hasDedupKey(String key) {
        isNotNull();
        assertThat(actual.dedupKey()).as("dedup key").isEqualTo(key);
        return this;
    }

    /** It is a message, and it holds all of these identities. */
    public InboundEventAssert isFrom(Identity... identities) {
        assertThat(peer().identities().identities()).as("identities").contains(identities);
        return this;
    }

    /** It is a message of someone who shows this name. */
    public InboundEventAssert isFromSomeoneNamed(String name) {
        assertThat(peer().displayName()).as("name").isEqualTo(name);
        return this;
    }

    /** It is a text message. */
    public InboundEventAssert says(String text) {
        return hasContent(
                MessageContent.Text.class,
                content -> assertThat(content.body()).as("text").isEqualTo(text));
    }

    /** It is a message of this type. */
    public InboundEventAssert hasContent(ContentType type) {
        assertThat(message().content().type()).as("content").isEqualTo(type);
        return this;
    }

    /** It is a message of this class of content, which meets the demands. */
    public <T extends MessageContent> InboundEventAssert hasContent(Class<T> type, Consumer<T> demands) {
        assertThat(message().content()).as("content").isInstanceOfSatisfying(type, demands);
        return this;
    }

    /** It is a message that answers another one. */
    public InboundEventAssert answers(String providerMessageId) {
        assertThat(message().quote())
                .as("quote")
                .isNotNull()
                .extracting(Quote::providerMessageId)
                .isEqualTo(providerMessageId);
        return this;
    }

    /** It is a status. */
    public InboundEventAssert saysMessageIs(String providerMessageId, DeliveryStatus status) {
        assertThat(statusChanged().providerMessageId()).as("message").isEqualTo(providerMessageId);
        assertThat(statusChanged().status()).as("status").isEqualTo(status);
        return this;
    }

    /** It is a status of a failed message. */
    public InboundEventAssert failedBecause(ErrorKind kind, String providerCode) {
        assertThat(statusChanged().status()).as("status").isEqualTo(DeliveryStatus.FAILED);
        SendError error = statusChanged().error();
        assertThat(error).as("error").isNotNull();
        assertThat(error).extracting(SendError::kind, SendError::providerCode).containsExactly(kind, providerCode);
        return this;
    }

    private Peer peer() {
        return message().peer();
    }

    private MessageReceived message() {
        isInstanceOf(MessageReceived.class);
        return (MessageReceived) actual;
    }

    private StatusChanged statusChanged() {
        isInstanceOf(StatusChanged.class);
        return (StatusChanged) actual;
    }
}
