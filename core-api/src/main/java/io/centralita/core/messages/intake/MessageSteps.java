package io.centralita.core.messages.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.Forwarding;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.health.ChannelTraffic;
import io.centralita.core.contacts.PeerAddress;
import io.centralita.core.conversations.IntakeConversation;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.messages.ContentJson;
import io.centralita.core.messages.DeliveryMarks;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.MessageStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes a line of the timeline: messages, reactions, and what nobody can show. */
@ApplicationScoped
class MessageSteps {

    private final Openings openings;
    private final ContentJson contents;
    private final RunningChannels channels;
    private final ChannelTraffic traffic;

    MessageSteps(Openings openings, ContentJson contents, RunningChannels channels, ChannelTraffic traffic) {
        this.openings = openings;
        this.contents = contents;
        this.channels = channels;
        this.traffic = traffic;
    }

    void received(Batch batch, Step step, MessageReceived event) {
        var peer = Needs.peer(event.peer(), event.group());
        var origin = event.origin();
        var media = media(event.content());
        var content = contents.node(event.content(), media);
        trimmings(content, event);
        var line = new Line(
                step,
                peer,
                origin,
                event.providerMessageId(),
                event.occurredAt(),
                ContentJson.type(event.content()),
                contents.text(content),
                reply(batch, step.channel(), event.quote()),
                event.forwarding() != Forwarding.NONE,
                event.historyStatus() == null ? MessageStatus.SENT : MessageStatus.of(event.historyStatus()),
                raw(batch, step, event.content()));
        var conversation = append(batch, line, opensWindow(event));
        fetch(batch, step, media, event, step.id(), conversation);
        mark(batch, step, event);
        batch.timeline.touch(conversation);
    }

    /** Has the file of a message fetched; nothing, when there is none to fetch. */
    private static void fetch(
            Batch batch,
            Step step,
            @Nullable MediaId media,
            MessageReceived event,
            MessageId line,
            IntakeConversation conversation) {
        if (media != null && event.content() instanceof MessageContent.Media medium) {
            batch.media.add(new NewMedia(
                    media,
                    step.channel(),
                    (MediaReference) medium.source(),
                    medium.filename(),
                    line,
                    conversation.id()));
        }
    }

    /** By what was told of it while it was not here. */
    private static void mark(Batch batch, Step step, MessageReceived event) {
        for (var early : batch.waiting(step.channel(), event.providerMessageId())) {
            batch.target(step.channel(), event.providerMessageId())
                    .ifPresent(message -> Marking.merge(batch.timeline, message, early.marks()));
        }
    }

    /**
     * A line that nobody could show, a placeholder of the provider's say, gets what it stands for; one that an edit brought
     * before the message itself gets all but its words: those of the edit stay.
     */
    void toldAgain(Batch batch, Step step, MessageReceived event) {
        if (!(event.content() instanceof MessageContent.Unsupported)) {
            batch.target(step.channel(), event.providerMessageId())
                    .filter(line -> blank(line)
                            || broughtByEdit(line, event)
                            || contents.lacksFile(line.content(), event.content()))
                    .ifPresent(line -> shown(batch, step, event, line));
        }
        mark(batch, step, event);
    }

    private static boolean blank(Message line) {
        return "unsupported".equals(line.type());
    }

    /** The line is as old as the edit then. */
    private static boolean broughtByEdit(Message line, MessageReceived event) {
        return line.editedAt() != null && event.occurredAt().isBefore(line.occurredAt());
    }

    private void shown(Batch batch, Step step, MessageReceived event, Message line) {
        var lacking = blank(line) || contents.lacksFile(line.content(), event.content());
        var media = lacking ? media(event.content()) : null;
        var content = lacking ? contents.node(event.content(), media) : contents.again(line.content());
        trimmings(content, event);
        if (lacking && line.editedAt() != null && !blank(line)) {
            contents.keepCaption(line.content(), content);
        }
        var conversation = batch.timeline.conversation(line);
        fetch(batch, step, media, event, line.id(), conversation);
        if (event.origin() == MessageOrigin.LIVE && opensWindow(event)) {
            extendWindow(step.channel(), conversation, event.occurredAt());
            batch.timeline.touch(conversation);
        }
        var reply = reply(batch, step.channel(), event.quote());
        var told = line.shown(lacking ? ContentJson.type(event.content()) : line.type(), contents.text(content))
                .told(
                        reply == null ? line.replyTo() : reply,
                        line.forwarded() || event.forwarding() != Forwarding.NONE,
                        earlier(line.occurredAt(), event.occurredAt()));
        batch.told.add(told);
        batch.timeline.change(told, Optional.of("message.edited"), line.sender());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** A note is the customer's own act only where the plug-in says so. */
    private static boolean opensWindow(MessageReceived event) {
        return event.group() == null
                && !(event.content() instanceof MessageContent.SystemNote note && !note.byCustomer());
    }

    /** An edit, or a revocation, of a message that is not here: it stands for the message until that comes, if ever. */
    Message ahead(
            Batch batch,
            Step step,
            Peer peer,
            MessageOrigin origin,
            String target,
            Instant at,
            MessageContent content) {
        append(
                batch,
                new Line(
                        step,
                        peer,
                        origin,
                        target,
                        at,
                        ContentJson.type(content),
                        contents.text(contents.node(content, null)),
                        null,
                        false,
                        MessageStatus.SENT,
                        null),
                false);
        var message = batch.target(step.channel(), target).orElseThrow();
        batch.ahead.add(message);
        return message;
    }

    void reacted(Batch batch, Step step, ReactionChanged event) {
        var content = ContentJson.reaction(
                JsonNodeFactory.instance.objectNode(), event.targetProviderMessageId(), event.emoji());
        batch.target(step.channel(), event.targetProviderMessageId())
                .ifPresent(target -> content.put("message_id", target.id().toString()));
        append(
                batch,
                new Line(
                        step,
                        Needs.peer(event.peer(), event.group()),
                        event.origin(),
                        event.providerReactionId(),
                        event.occurredAt(),
                        "reaction",
                        contents.text(content),
                        null,
                        false,
                        MessageStatus.SENT,
                        null),
                event.group() == null);
    }

    void unsupported(Batch batch, Step step, Unsupported event, Peer peer) {
        var unknown = new MessageContent.Unsupported(event.providerType(), event.reason());
        append(
                batch,
                new Line(
                        step,
                        peer,
                        MessageOrigin.LIVE,
                        null,
                        event.occurredAt(),
                        "unsupported",
                        contents.text(contents.node(unknown, null)),
                        null,
                        false,
                        MessageStatus.SENT,
                        raw(batch, step, unknown)),
                event.opensWindow());
    }

    /** A line of the timeline to be. */
    private record Line(
            Step step,
            Peer peer,
            MessageOrigin origin,
            @Nullable String providerId,
            Instant occurredAt,
            String type,
            String content,
            @Nullable String reply,
            boolean forwarded,
            MessageStatus status,
            @Nullable UUID raw) {}

    private IntakeConversation append(Batch batch, Line line, boolean opensWindow) {
        var origin = line.origin();
        var channel = line.step().channel();
        var conversation = openings.conversation(batch, channel, line.peer(), origin, line.occurredAt());
        var message = new Message(
                line.step().id(),
                conversation.id(),
                channel,
                conversation.nextSeq(),
                origin.outbound(),
                line.type(),
                line.content(),
                sender(origin, conversation),
                line.providerId(),
                line.reply(),
                line.forwarded(),
                origin.outbound() ? DeliveryMarks.at(line.status(), line.occurredAt(), null) : DeliveryMarks.received(),
                line.raw(),
                line.occurredAt(),
                null,
                null,
                batch.now);
        if (origin == MessageOrigin.LIVE) {
            traffic.wrote(channel);
            if (!batch.people.left(line.peer(), line.occurredAt())) {
                conversation.reachedAt(pairs(line.peer()));
            }
            if (!"reaction".equals(line.type())) {
                conversation.countUnread();
                openings.answered(batch, conversation, line.peer());
            }
            if (opensWindow) {
                extendWindow(channel, conversation, line.occurredAt());
            }
        }
        if (line.providerId() != null) {
            batch.named(channel, line.providerId(), message.id());
        }
        batch.timeline.append(message, origin.history());
        return conversation;
    }

    private void extendWindow(ChannelId channel, IntakeConversation conversation, Instant occurredAt) {
        channels.find(channel)
                .map(running -> running.adapter().capabilities().customerWindow())
                .ifPresent(window -> conversation.extendWindow(occurredAt.plus(window)));
    }

    private static Actor sender(MessageOrigin origin, IntakeConversation conversation) {
        return origin.outbound()
                ? new Actor(Actor.Kind.PHONE_APP, null)
                : new Actor(Actor.Kind.CONTACT, conversation.contact().value());
    }

    private static String pairs(Peer peer) {
        return PeerAddress.lookups(peer.identities()).stream()
                .map(address -> address.kind() + ":" + address.value())
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable MediaId media(MessageContent content) {
        return content instanceof MessageContent.Media medium && medium.source() instanceof MediaReference
                ? MediaId.next()
                : null;
    }

    private static @Nullable UUID raw(Batch batch, Step step, MessageContent content) {
        if (content instanceof MessageContent.Unsupported unknown) {
            return keep(batch, step, unknown.providerType());
        }
        return null;
    }

    static UUID keep(Batch batch, Step step, String reason) {
        var entry = step.entry();
        var id = MessageId.next().value();
        batch.raw.add(new RawPayload(id, entry.channel(), reason, entry.delivery(), entry.receivedAt()));
        return id;
    }

    private @Nullable String reply(Batch batch, ChannelId channel, @Nullable Quote quote) {
        if (quote == null) {
            return null;
        }
        var answered = batch.target(channel, quote.providerMessageId());
        return contents.replyTo(answered.map(Message::id).orElse(null), quote.providerMessageId());
    }

    private static void trimmings(ObjectNode content, MessageReceived event) {
        if (event.group() != null) {
            var writer = content.putObject("participant");
            ContentJson.put(writer, "name", event.peer().displayName());
            event.peer()
                    .identities()
                    .identities()
                    .forEach(identity ->
                            ContentJson.put(writer, identity.kind().name().toLowerCase(Locale.ROOT), identity.value()));
        }
        if (event.forwarding() == Forwarding.FREQUENTLY_FORWARDED) {
            content.put("frequently_forwarded", true);
        }
        if (event.product() != null) {
            var product = content.putObject("referred_product");
            ContentJson.put(product, "catalog_id", event.product().catalogId());
            ContentJson.put(product, "product_id", event.product().productId());
        }
        if (event.referral() != null) {
            Referrals.write(content.putObject("referral"), Objects.requireNonNull(event.referral()));
        }
    }
}
