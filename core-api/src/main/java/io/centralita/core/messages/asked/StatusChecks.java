package io.centralita.core.messages.asked;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.StatusQuery;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.core.channels.features.ChannelFeatures;
import io.centralita.core.channels.inbox.InboxEntry;
import io.centralita.core.channels.inbox.InboxStation;
import io.centralita.core.channels.inbox.ReadEntry;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.db.StorableRecord;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactWriter;
import io.centralita.core.kernel.ids.InboxId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.Messages;
import io.centralita.core.messages.delivery.Recipients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** How far a message has got, where the provider's own telling may have been lost. */
@ApplicationScoped
public class StatusChecks {

    private final Messages messages;
    private final ChannelFeatures features;
    private final Recipients recipients;
    private final HotDatabase database;
    private final InboxStation station;
    private final Doorbell doorbell;
    private final Clock clock;

    StatusChecks(
            Messages messages,
            ChannelFeatures features,
            Recipients recipients,
            HotDatabase database,
            InboxStation station,
            Doorbell doorbell,
            Clock clock) {
        this.messages = messages;
        this.features = features;
        this.recipients = recipients;
        this.database = database;
        this.station = station;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /**
     * The message as it is after the provider's answer, which counts and is told as a status of its webhook; unchanged when the
     * provider does not know it. Fails with UNSUPPORTED_BY_CHANNEL where it cannot be asked, MESSAGE_NOT_ALLOWED for what was
     * not sent from here or the provider has not taken.
     */
    public Uni<Message> check(Caller caller, MessageId id) {
        caller.require(Permission.MESSAGES_SEND);
        var workspace = caller.workspace();
        return messages.get(caller, id)
                .flatMap(message -> features.declared(
                                workspace, message.channel(), ChannelFeature.QUERY_STATUS, StatusQuery.class)
                        .flatMap(provider -> {
                            var name = nameOf(message);
                            return recipients
                                    .of(workspace, message.conversation())
                                    .flatMap(who -> provider.ask(query -> query.status(name, who)));
                        })
                        .flatMap(told -> told.isEmpty()
                                ? Uni.createFrom().item(message)
                                : apply(workspace, message, told.get()).chain(() -> messages.get(caller, id))));
    }

    private static String nameOf(Message message) {
        var name = message.providerId();
        if (!message.outbound() || name == null) {
            throw ProblemException.of(
                    ProblemCode.MESSAGE_NOT_ALLOWED,
                    "Only of messages that were sent from here, and that the provider took, can it be asked.");
        }
        return name;
    }

    private Uni<Void> apply(WorkspaceId workspace, Message message, StatusChanged told) {
        var events = StorableRecord.clean(List.<InboundEvent>of(of(message, told)));
        var entries = List.of(new ReadEntry(entry(workspace, message), events));
        return Uni.createFrom()
                .completionStage(() -> database.inWorkspace(
                                workspace,
                                connection -> station.handle(connection, workspace, entries),
                                (connection, facts) -> FactWriter.append(connection, workspace, facts)
                                        .map(ignored -> facts))
                        .toCompletionStage())
                .invoke(facts -> doorbell.ring(workspace))
                .replaceWithVoid();
    }

    /** Nothing that was delivered: it is in no lane and stored nowhere. */
    private InboxEntry entry(WorkspaceId workspace, Message message) {
        return new InboxEntry(
                InboxId.next().value(),
                workspace,
                message.channel(),
                (short) 0,
                0,
                clock.instant(),
                RawDelivery.json(null, null, new byte[0]));
    }

    /** By our id, since a plug-in may name the message in another form than the send's answer did. */
    private static StatusChanged of(Message message, StatusChanged told) {
        return new StatusChanged(
                nameOf(message),
                message.id().toString(),
                told.occurredAt(),
                told.status(),
                told.error(),
                told.recipient(),
                told.group(),
                told.pricing());
    }
}
