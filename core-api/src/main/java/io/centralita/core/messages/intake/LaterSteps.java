package io.centralita.core.messages.intake;

import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.messages.ContentJson;
import io.centralita.core.messages.DeliveryMarks;
import io.centralita.core.messages.ErrorJson;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.MessageStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens to a message later: ticks, edits, revocation. */
@ApplicationScoped
class LaterSteps {

    private final ContentJson contents;
    private final ErrorJson errors;

    LaterSteps(ContentJson contents, ErrorJson errors) {
        this.contents = contents;
        this.errors = errors;
    }

    void edited(Batch batch, Step step, MessageEdited event) {
        batch.target(step.channel(), event.targetProviderMessageId())
                .filter(message -> newer(message.editedAt(), event.occurredAt()))
                .ifPresent(message -> batch.timeline.change(
                        message.edited(
                                ContentJson.type(event.content()),
                                contents.text(contents.node(event.content(), null)),
                                event.occurredAt()),
                        Optional.of("message.edited"),
                        message.sender()));
    }

    void revoked(Batch batch, Step step, MessageRevoked event) {
        batch.target(step.channel(), event.targetProviderMessageId())
                .filter(message -> message.revokedAt() == null)
                .ifPresent(message -> batch.timeline.change(
                        message.revoked(event.occurredAt()), Optional.of("message.revoked"), message.sender()));
    }

    void status(Batch batch, Step step, StatusChanged event) {
        var status = MessageStatus.of(event.status());
        var error = error(event.error(), event.occurredAt());
        var message = Needs.ourId(event)
                .flatMap(batch.timeline::find)
                .or(() -> batch.target(step.channel(), event.providerMessageId()));
        message.ifPresentOrElse(
                found -> mark(batch, step.channel(), found, event, DeliveryMarks.at(status, event.occurredAt(), error)),
                () -> batch.parked.add(new ParkedStatuses.Parked(
                        step.channel(), event.providerMessageId(), status, event.occurredAt(), error)));
    }

    private static void mark(Batch batch, ChannelId channel, Message found, StatusChanged event, DeliveryMarks marks) {
        if (!found.channel().equals(channel)) {
            return;
        }
        var message = found;
        if (message.outbound() && message.providerId() == null) {
            message = message.named(event.providerMessageId());
            batch.timeline.change(message, Optional.empty(), Actor.SYSTEM);
            batch.named(channel, event.providerMessageId(), message.id());
            batch.settle(message.id());
        }
        Marking.merge(batch.timeline, message, marks);
    }

    private @Nullable String error(@Nullable SendError error, Instant at) {
        return error == null ? null : errors.of(error, at);
    }

    private static boolean newer(@Nullable Instant before, Instant now) {
        return before == null || before.isBefore(now);
    }
}
