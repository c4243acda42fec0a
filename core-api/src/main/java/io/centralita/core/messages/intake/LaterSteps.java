package io.centralita.core.messages.intake;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.core.channels.health.Silences;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.messages.ContentJson;
import io.centralita.core.messages.DeliveryMarks;
import io.centralita.core.messages.ErrorJson;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.MessageStatus;
import io.centralita.core.messages.PricingJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens to a message later: ticks, edits, revocation. */
@ApplicationScoped
class LaterSteps {

    private final ContentJson contents;
    private final Silences silences;
    private final ErrorJson errors;
    private final PricingJson pricing;
    private final MessageSteps messages;

    LaterSteps(ContentJson contents, ErrorJson errors, PricingJson pricing, MessageSteps messages, Silences silences) {
        this.pricing = pricing;
        this.silences = silences;
        this.contents = contents;
        this.errors = errors;
        this.messages = messages;
    }

    void edited(Batch batch, Step step, MessageEdited event) {
        var target = batch.target(step.channel(), event.targetProviderMessageId())
                .orElseGet(() -> messages.ahead(
                        batch,
                        step,
                        Needs.peer(event.peer(), event.group()),
                        event.origin(),
                        event.targetProviderMessageId(),
                        event.occurredAt(),
                        event.content()));
        if (newer(target.editedAt(), event.occurredAt())) {
            batch.timeline.change(
                    edited(target, event.content(), event.occurredAt()),
                    Optional.of("message.edited"),
                    target.sender());
        }
    }

    /** What cannot be understood takes the place of nothing that could. */
    private Message edited(Message before, MessageContent now, Instant at) {
        return now instanceof MessageContent.Unsupported
                ? before.edited(before.type(), before.content(), at)
                : before.edited(ContentJson.type(now), content(before, now), at);
    }

    /** What is edited of a file is the words under it: the file stays. */
    private String content(Message before, MessageContent now) {
        var node = contents.node(now, null);
        if (now instanceof MessageContent.Media && ContentJson.type(now).equals(before.type())) {
            contents.keepFile(before.content(), node);
        }
        contents.keepTrimmings(before.content(), node);
        return contents.text(node);
    }

    void revoked(Batch batch, Step step, MessageRevoked event) {
        var target = batch.target(step.channel(), event.targetProviderMessageId())
                .orElseGet(() -> messages.ahead(
                        batch,
                        step,
                        Needs.peer(event.peer(), event.group()),
                        event.origin(),
                        event.targetProviderMessageId(),
                        event.occurredAt(),
                        new MessageContent.Unsupported("revoked", null)));
        if (target.revokedAt() == null) {
            batch.timeline.change(target.revoked(event.occurredAt()), Optional.of("message.revoked"), target.sender());
        }
    }

    void status(Batch batch, Step step, StatusChanged event) {
        silences.heard(step.channel());
        var status = MessageStatus.of(event.status());
        var error = error(event.error(), event.occurredAt());
        var price = event.pricing() == null ? null : pricing.of(event.pricing());
        var message = Needs.ourId(event)
                .flatMap(batch.timeline::find)
                .or(() -> batch.target(step.channel(), event.providerMessageId()));
        message.ifPresentOrElse(
                found -> mark(
                        batch,
                        step.channel(),
                        found,
                        event,
                        DeliveryMarks.at(status, event.occurredAt(), error).charged(price)),
                () -> batch.parked.add(new ParkedStatuses.Parked(
                        step.channel(), event.providerMessageId(), status, event.occurredAt(), error, price)));
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
