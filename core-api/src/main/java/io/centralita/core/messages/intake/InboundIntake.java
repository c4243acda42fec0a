package io.centralita.core.messages.intake;

import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.TemplateChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.core.channels.inbox.InboxStation;
import io.centralita.core.channels.inbox.ReadEntry;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.ContactMerges;
import io.centralita.core.contacts.IntakeContacts;
import io.centralita.core.contacts.PeerAddress;
import io.centralita.core.conversations.IntakeConversations;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.MessageFacts;
import io.centralita.core.messages.store.MessageRows;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The station behind the inbox. Three flights of statements for a whole batch: what is known (keys, addresses, targets), then
 * the conversations locked and the messages in them read, then everything written but the facts.
 */
@ApplicationScoped
class InboundIntake implements InboxStation {

    private final IntakeStore store;
    private final IntakeContacts contacts;
    private final IntakeConversations conversations;
    private final IntakeWriter writer;
    private final MessageSteps messages;
    private final OwnEchoes echoes;
    private final LaterSteps later;
    private final PeopleSteps people;
    private final ChannelSteps channels;
    private final MessageFacts facts;
    private final ContactMerges merges;
    private final Clock clock;

    InboundIntake(
            IntakeStore store,
            IntakeContacts contacts,
            IntakeConversations conversations,
            IntakeWriter writer,
            MessageSteps messages,
            OwnEchoes echoes,
            LaterSteps later,
            PeopleSteps people,
            ChannelSteps channels,
            MessageFacts facts,
            ContactMerges merges,
            Clock clock) {
        this.store = store;
        this.contacts = contacts;
        this.conversations = conversations;
        this.writer = writer;
        this.messages = messages;
        this.echoes = echoes;
        this.later = later;
        this.people = people;
        this.channels = channels;
        this.facts = facts;
        this.merges = merges;
        this.clock = clock;
    }

    @Override
    public Future<List<FactDraft>> handle(SqlConnection connection, WorkspaceId workspace, List<ReadEntry> entries) {
        var needs = Needs.of(entries);
        if (needs.steps.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return load(connection, workspace, needs).compose(loaded -> {
            var batch = new Batch(facts, clock.instant(), loaded);
            needs.steps.forEach(step -> apply(batch, step));
            return writer.write(connection, workspace, batch);
        });
    }

    private Future<Loaded> load(SqlConnection connection, WorkspaceId workspace, Needs needs) {
        var fresh = store.insertKeys(connection, workspace, needs.once);
        var addresses = contacts.find(connection, workspace, List.copyOf(needs.addresses), needs.earliest);
        var targets = store.findTargets(connection, workspace, needs.targets, needs.ourIds);
        var unparked = store.unpark(connection, workspace, needs.outbound);
        return Future.join(fresh, addresses, targets, unparked)
                .compose(found -> again(connection, workspace, needs, fresh.result()))
                .compose(again -> {
                    var past = new PastHolders(addresses.result().past());
                    var known = new ArrayList<>(addresses.result().known());
                    known.addAll(past.known());
                    var together = needs.together(fresh.result(), past);
                    refuseSeveral(together, known);
                    var all = new ArrayList<>(targets.result());
                    all.addAll(again);
                    var messageIds = new HashSet<MessageId>();
                    var conversationIds = new LinkedHashSet<ConversationId>();
                    for (var target : all) {
                        messageIds.add(target.message());
                        conversationIds.add(target.conversation());
                    }
                    var locked = conversations.lock(connection, workspace, needs.pairs(known, past), conversationIds);
                    var read = MessageRows.byIds(connection, workspace, messageIds);
                    return Future.join(locked, read)
                            .compose(ignored ->
                                    echoes.inDoubt(connection, workspace, needs.fresh(fresh.result()), locked.result()))
                            .map(inDoubt -> new Loaded(
                                    fresh.result(),
                                    together,
                                    known,
                                    past,
                                    all,
                                    unparked.result(),
                                    locked.result(),
                                    read.result(),
                                    inDoubt));
                });
    }

    /** Where messages stand that are told again; seldom there are any. */
    private Future<List<IntakeStore.Target>> again(
            SqlConnection connection, WorkspaceId workspace, Needs needs, Set<MessageId> fresh) {
        var keys = fresh.size() == needs.once.size() ? List.<Key>of() : needs.toldAgain(fresh);
        return keys.isEmpty()
                ? Future.succeededFuture(List.of())
                : store.findTargets(connection, workspace, keys, Set.of());
    }

    private static void refuseSeveral(Together together, List<IntakeContacts.Known> known) {
        var people = new HashMap<ContactAddress, Set<ContactId>>();
        for (var person : known) {
            if (PeerAddress.recognises(person.address())) {
                people.computeIfAbsent(together.root(person.address()), root -> new LinkedHashSet<>())
                        .add(person.contact());
            }
        }
        people.values().removeIf(contacts -> contacts.size() < 2);
        if (!people.isEmpty()) {
            throw new OnePersonException(people.values());
        }
    }

    /** Contacts that the provider says are one person become one; the batch is then applied as if they always had been. */
    @Override
    public Future<Boolean> mend(WorkspaceId workspace, Throwable failure) {
        if (!(failure instanceof OnePersonException several)) {
            return Future.succeededFuture(false);
        }
        Future<Void> united = Future.succeededFuture();
        for (var person : several.people()) {
            united = united.compose(ignored -> UniHelper.toFuture(merges.unite(workspace, person)));
        }
        return united.map(true);
    }

    private void apply(Batch batch, Step step) {
        var event = step.event();
        if (!Needs.counts(step, batch.fresh)) {
            if (event instanceof MessageReceived again) {
                messages.toldAgain(batch, step, again);
            }
            return;
        }
        switch (event.type()) {
            case MESSAGE_RECEIVED -> received(batch, step, (MessageReceived) event);
            case REACTION_CHANGED -> reacted(batch, step, (ReactionChanged) event);
            case MESSAGE_EDITED -> later.edited(batch, step, (MessageEdited) event);
            case MESSAGE_REVOKED -> later.revoked(batch, step, (MessageRevoked) event);
            case STATUS_CHANGED -> later.status(batch, step, (StatusChanged) event);
            case CONTACT_CHANGED -> people.changed(batch, (ContactChanged) event);
            case CHANNEL_STATE_CHANGED -> channels.state(batch, step, (ChannelStateChanged) event);
            case TEMPLATE_CHANGED -> channels.template(batch, step, (TemplateChanged) event);
            case ACCOUNT_NOTICE -> channels.notice(batch, step, (AccountNotice) event);
            case UNSUPPORTED -> unsupported(batch, step, (Unsupported) event);
        }
    }

    private void received(Batch batch, Step step, MessageReceived event) {
        var ahead = batch.ahead(step.channel(), event.providerMessageId());
        if (ahead.isPresent()) {
            batch.renamed.add(ahead.get());
            messages.toldAgain(batch, step, event);
        } else if (!echoes.settled(batch, step, event)) {
            messages.received(batch, step, event);
        }
    }

    private void reacted(Batch batch, Step step, ReactionChanged event) {
        if (!echoes.reacted(batch, step, event)) {
            messages.reacted(batch, step, event);
        }
    }

    /** What a customer did becomes a line; what is told of a message that is here is no message itself. */
    private void unsupported(Batch batch, Step step, Unsupported event) {
        var peer = event.peer();
        var about = event.providerMessageId();
        if (peer == null || about != null && batch.target(step.channel(), about).isPresent()) {
            channels.unsupported(batch, step, event);
        } else {
            messages.unsupported(batch, step, event, peer);
        }
    }
}
