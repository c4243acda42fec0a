package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.health.Switches;
import io.centralita.core.channels.inbox.LaneHash;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.PeerAddress;
import io.centralita.core.conversations.IntakeConversation;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.MediaLink;
import io.centralita.core.media.SharedMedium;
import io.centralita.core.messages.ContentJson;
import io.centralita.core.messages.DeliveryMarks;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.SendCommand;
import io.centralita.core.messages.intake.Timeline;
import io.centralita.core.messages.options.ContentRules;
import io.centralita.core.messages.options.SendRules;
import io.centralita.core.messages.options.SendSituation;
import io.centralita.core.messages.store.OutboxRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sends of one transaction: what each comes to, given what the database said. Used on one thread. */
final class SendBatch {

    /**
     * What the database said.
     *
     * @param conversations locked
     */
    record Loaded(
            Map<SendStore.KeyRef, SendStore.Kept> kept,
            List<IntakeConversation> conversations,
            Map<ConversationId, List<ContactAddress>> addresses,
            List<Message> references,
            Map<MediaId, SharedMedium> media,
            TemplateUses templates) {}

    private final WorkspaceId workspace;
    private final RunningChannels channels;
    private final Switches switches;
    private final ContentJson contents;
    private final Attachments attachments;
    private final Loaded loaded;
    private final Timeline timeline;
    private final Map<ConversationId, IntakeConversation> conversations = new HashMap<>();
    private final Map<SendStore.KeyRef, Answer> answeredNow = new HashMap<>();
    final List<OutboxRows.Queued> queued = new ArrayList<>();
    private final List<Outgoing> outgoing = new ArrayList<>();
    final List<SendStore.NewKey> keys = new ArrayList<>();
    final List<MediaLink> links = new ArrayList<>();

    SendBatch(
            WorkspaceId workspace,
            RunningChannels channels,
            Switches switches,
            ContentJson contents,
            Attachments attachments,
            Loaded loaded,
            Timeline timeline) {
        this.workspace = workspace;
        this.channels = channels;
        this.switches = switches;
        this.contents = contents;
        this.attachments = attachments;
        this.loaded = loaded;
        this.timeline = timeline;
        loaded.conversations().forEach(conversation -> conversations.put(conversation.id(), conversation));
    }

    /** Queues the message and answers 202, or answers again what was answered before. */
    Answer apply(SendCommand command) {
        var ref = command.key().map(SendStore.KeyRef::of).orElse(null);
        if (ref != null) {
            var replay = replay(command, ref);
            if (replay != null) {
                return replay;
            }
        }
        var answer = queue(command);
        command.key().ifPresent(key -> {
            keys.add(new SendStore.NewKey(key, answer, timeline.now()));
            answeredNow.put(SendStore.KeyRef.of(key), answer);
        });
        return answer;
    }

    /** What goes to the outbox, each taken from its lane if it may go at once. */
    List<OutboxRows.Queued> rows(Departures departures) {
        var rows = new ArrayList<OutboxRows.Queued>(queued.size());
        for (var at = 0; at < queued.size(); at++) {
            rows.add(departures.take(queued.get(at), outgoing.get(at)));
        }
        return rows;
    }

    private @Nullable Answer replay(SendCommand command, SendStore.KeyRef ref) {
        if (answeredNow.containsKey(ref)) {
            throw ProblemException.of(
                    ProblemCode.REQUEST_IN_PROGRESS, "A request with this Idempotency-Key is still running.");
        }
        var kept = loaded.kept().get(ref);
        if (kept == null) {
            return null;
        }
        if (!Arrays.equals(kept.fingerprint(), command.key().orElseThrow().fingerprint())) {
            throw ProblemException.of(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key was used with another request.");
        }
        return kept.answer();
    }

    private Answer queue(SendCommand command) {
        var conversation = visible(command);
        var situation = allowed(command, conversation);
        var id = MessageId.next();
        var reply = reference(command, command.replyTo(), "/reply_to");
        var content = content(command, conversation);
        taken(content, conversation, situation);
        var letter = new Outgoing.Letter(recipient(conversation), content, reply == null ? null : reply.providerId());
        var message = message(command, conversation, id, reply);
        var view = timeline.append(message, false);
        Attachments.named(command.content())
                .forEach(media -> links.add(
                        new MediaLink(media, id.value(), conversation.id().value())));
        var lane = LaneHash.of(conversation.id().value());
        queued.add(new OutboxRows.Queued(
                id,
                conversation.id(),
                conversation.channel(),
                lane,
                message.seq(),
                timeline.now(),
                command.origin(),
                null));
        outgoing.add(new Outgoing(
                workspace,
                id,
                conversation.id(),
                conversation.channel(),
                lane,
                message.seq(),
                command.origin(),
                0,
                letter));
        return Answer.of(202, "/v1/messages/" + id, view);
    }

    private IntakeConversation visible(SendCommand command) {
        var conversation = conversations.get(command.conversation());
        if (conversation == null || !command.caller().sees(conversation.assignee(), conversation.team())) {
            throw ProblemException.notFound();
        }
        return conversation;
    }

    private SendSituation allowed(SendCommand command, IntakeConversation conversation) {
        var running = channels.find(conversation.channel());
        var situation = SendSituation.of(
                running,
                running.map(RunningChannel::channel).flatMap(switches::off).isEmpty(),
                conversation.closed(),
                recipient(conversation),
                conversation.windowExpiresAt(),
                timeline.now());
        var type = command.content().type();
        var capabilities = SendRules.require(situation, command.content(), command.replyTo() != null);
        capabilities.limits(type).ifPresent(limits -> ContentRules.words(command.content(), limits));
        if (command.content() instanceof MessageContent.Template use) {
            if (loaded.templates().unwanted(conversation.id(), use)) {
                throw SendRules.unwantedMarketing(situation, capabilities);
            }
            if (!reaches(situation, capabilities, loaded.templates().category(conversation.id(), use))) {
                throw SendRules.unreachedByTemplate(situation, capabilities);
            }
            running.ifPresent(channel -> loaded.templates().require(conversation.id(), use, channel));
        }
        return situation;
    }

    private static boolean reaches(
            SendSituation situation, ChannelCapabilities capabilities, Optional<String> category) {
        return category.map(name -> capabilities.recipients().reach(situation.recipient(), name))
                .orElse(true);
    }

    private void taken(MessageContent content, IntakeConversation conversation, SendSituation situation) {
        channels.find(conversation.channel())
                .map(RunningChannel::adapter)
                .ifPresent(adapter -> adapter.refusal(content).ifPresent(error -> {
                    throw SendRules.refused(error, situation, adapter.capabilities());
                }));
    }

    private @Nullable Message reference(SendCommand command, @Nullable MessageId id, String pointer) {
        if (id == null) {
            return null;
        }
        var message = timeline.find(id).orElse(null);
        if (message == null || !message.conversation().equals(command.conversation())) {
            throw ProblemException.invalid(
                    pointer, "not_in_conversation", "There is no such message in this conversation.");
        }
        if (message.providerId() == null) {
            throw ProblemException.invalid(pointer, "not_sent_yet", "The provider does not know this message yet.");
        }
        if (isOfAnotherPlugin(message)) {
            throw ProblemException.of(
                    ProblemCode.REPLY_TARGET_UNREACHABLE,
                    "The message is from before the number moved; its provider now does not know it. Send without it.");
        }
        return message;
    }

    private boolean isOfAnotherPlugin(Message message) {
        return channels.find(message.channel())
                .filter(running -> running.channel().hadAnotherPlugin(message.createdAt()))
                .isPresent();
    }

    private MessageContent content(SendCommand command, IntakeConversation conversation) {
        var target = reference(command, command.target(), "/content/message_id");
        if (command.content() instanceof MessageContent.Reaction reaction && target != null) {
            command.json().put("provider_message_id", target.providerId());
            return new MessageContent.Reaction(String.valueOf(target.providerId()), reaction.emoji());
        }
        var capabilities = channels.find(conversation.channel())
                .map(running -> running.adapter().capabilities());
        return attachments.attach(command, loaded.media(), capabilities);
    }

    private IdentitySet recipient(IntakeConversation conversation) {
        return PeerAddress.identities(loaded.addresses().getOrDefault(conversation.id(), List.of()));
    }

    private Message message(
            SendCommand command, IntakeConversation conversation, MessageId id, @Nullable Message reply) {
        return new Message(
                id,
                conversation.id(),
                conversation.channel(),
                conversation.nextSeq(),
                true,
                command.type(),
                contents.text(command.json()),
                command.caller().actor(),
                null,
                reply == null ? null : contents.replyTo(reply.id(), String.valueOf(reply.providerId())),
                false,
                DeliveryMarks.queued(),
                null,
                timeline.now(),
                null,
                null,
                timeline.now());
    }
}
