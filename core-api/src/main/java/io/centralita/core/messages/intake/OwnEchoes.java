package io.centralita.core.messages.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.conversations.IntakeConversation;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.messages.ContentJson;
import io.centralita.core.messages.DeliveryMarks;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.MessageStatus;
import io.centralita.core.messages.store.MessageRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Messages of ours that come back as if they were written on the phone. A provider that has no place for our id tells of all
 * that its number wrote; the plug-in knows its own sends apart, but not those of a process that died before their answer came.
 * Such a telling names and settles the send in doubt that says the same, the oldest if there are several, and is no line of its
 * own. A reaction of ours is known by its message and its sign. Only on channels that fetch what was missed: elsewhere what is
 * told as written on the phone was.
 */
@ApplicationScoped
class OwnEchoes {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);
    private static final Duration LONGEST_DOUBT = Duration.ofMinutes(15);

    /**
     * Of the newest messages of a conversation those of ours whose outcome nobody knows, and when they were given away; if
     * wanted also the business's reactions.
     */
    private static final String IN_DOUBT = "select " + MessageRows.COLUMNS + """
            , coalesce(o.dispatched_at, m.created_at)
            from unnest($2::uuid[]) as wanted (id)
            cross join lateral (select * from messages x where x.workspace_id = $1 and x.conversation_id = wanted.id
                                order by x.seq desc limit 100) m
            left join outbox o on o.workspace_id = $1 and o.message_id = m.id
            where m.direction = 'outbound'
              and (m.provider_message_id is null
                   and (o.state in ('dispatching', 'unknown') or o.message_id is null and m.status = 'unknown')
                   or $3 and m.type = 'reaction')
            order by m.conversation_id, m.seq""";

    /** The key was taken for a line to be. */
    private static final String RENAME = """
            update message_keys k set message_id = n.message_id
            from unnest($2::uuid[], $3::text[], $4::uuid[]) as n (channel_id, provider_message_id, message_id)
            where k.workspace_id = $1 and k.channel_id = n.channel_id and k.provider_message_id = n.provider_message_id""";

    private static final JsonMapper JSON = new JsonMapper();

    private final RunningChannels channels;
    private final Openings openings;
    private final ContentJson contents;

    OwnEchoes(RunningChannels channels, Openings openings, ContentJson contents) {
        this.channels = channels;
        this.openings = openings;
        this.contents = contents;
    }

    /** A send whose outcome nobody knows. */
    record InDoubt(Message message, Instant since) {

        /** Whether what was written then may be it. */
        private boolean mayBeFrom(Instant written) {
            return !written.isBefore(since.minus(CLOCKS_DIFFER)) && !written.isAfter(since.plus(LONGEST_DOUBT));
        }
    }

    /** The sends in doubt of the batch's conversations, which are locked; none is asked for unless an echo is told. */
    Future<List<InDoubt>> inDoubt(
            SqlConnection connection, WorkspaceId workspace, List<Step> fresh, List<IntakeConversation> locked) {
        if (locked.isEmpty() || fresh.stream().noneMatch(this::mayBeOurs)) {
            return Future.succeededFuture(List.of());
        }
        var ids = locked.stream().map(one -> one.id().value()).distinct().toArray(UUID[]::new);
        return connection
                .preparedQuery(IN_DOUBT)
                .execute(Tuple.tuple()
                        .addUUID(workspace.value())
                        .addArrayOfUUID(ids)
                        .addBoolean(fresh.stream().anyMatch(OwnEchoes::isReaction)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new InDoubt(
                                MessageRows.read(row),
                                row.getOffsetDateTime(MessageRows.BEHIND_COLUMNS)
                                        .toInstant()))
                        .toList());
    }

    private static boolean isReaction(Step step) {
        return step.event() instanceof ReactionChanged;
    }

    private static boolean isEcho(InboundEvent event) {
        return event instanceof MessageReceived message && message.origin() == MessageOrigin.ECHO
                || event instanceof ReactionChanged reaction && reaction.origin() == MessageOrigin.ECHO;
    }

    private boolean mayBeOurs(Step step) {
        return isEcho(step.event())
                && channels.find(step.channel())
                        .filter(running -> running.adapter().capabilities().has(ChannelFeature.FETCH_MISSED))
                        .isPresent();
    }

    /** Whether it was a message of ours, which it settled. */
    boolean settled(Batch batch, Step step, MessageReceived event) {
        if (batch.inDoubt.isEmpty() || !mayBeOurs(step)) {
            return false;
        }
        var found = find(batch, step, event);
        found.ifPresent(doubt -> {
            batch.inDoubt.remove(doubt);
            settle(batch, step.channel(), doubt.message(), event.providerMessageId(), event.occurredAt());
        });
        return found.isPresent();
    }

    /**
     * Whether it was a reaction of ours: the business's last one to that message, in the same sign. Settles it if it was in
     * doubt. A reaction has no id at such a provider, so that one that is not in doubt has a name of the plug-in's.
     */
    boolean reacted(Batch batch, Step step, ReactionChanged event) {
        if (batch.inDoubt.isEmpty() || !mayBeOurs(step)) {
            return false;
        }
        var last = batch.inDoubt.stream()
                .filter(one -> isOn(one.message(), step.channel(), event.targetProviderMessageId()))
                .max(Comparator.comparingLong(one -> one.message().seq()));
        var found = last.filter(one -> one.message().sender().kind() != Actor.Kind.PHONE_APP
                && one.mayBeFrom(event.occurredAt())
                && emoji(read(one.message().content())).equals(Objects.requireNonNullElse(event.emoji(), "")));
        batch.inDoubt.removeIf(one -> isOn(one.message(), step.channel(), event.targetProviderMessageId()));
        found.map(InDoubt::message).ifPresent(ours -> {
            if (ours.providerId() == null) {
                settle(batch, step.channel(), ours, event.providerReactionId(), event.occurredAt());
            } else {
                batch.renamed.add(ours.named(event.providerReactionId()));
            }
        });
        return found.isPresent();
    }

    private static boolean isOn(Message reaction, ChannelId channel, String target) {
        return "reaction".equals(reaction.type())
                && reaction.channel().equals(channel)
                && target.equals(
                        read(reaction.content()).path("provider_message_id").textValue());
    }

    private static String emoji(JsonNode reaction) {
        return Objects.requireNonNullElse(reaction.path("emoji").textValue(), "");
    }

    private Optional<InDoubt> find(Batch batch, Step step, MessageReceived event) {
        var contact = openings.recognise(batch, Needs.peer(event.peer(), event.group()), event.occurredAt());
        var type = ContentJson.type(event.content());
        var told = contents.node(event.content(), null);
        return batch.latest(step.channel(), contact)
                .flatMap(conversation -> batch.inDoubt.stream()
                        .filter(doubt -> doubt.message().providerId() == null
                                && doubt.message().conversation().equals(conversation.id())
                                && doubt.mayBeFrom(event.occurredAt())
                                && EchoWords.same(
                                        doubt.message().type(),
                                        read(doubt.message().content()),
                                        type,
                                        told))
                        .findFirst());
    }

    private static void settle(Batch batch, ChannelId channel, Message ours, String providerId, Instant at) {
        var named = ours.named(providerId);
        batch.timeline.change(named, Optional.empty(), named.sender());
        batch.named(channel, providerId, named.id());
        batch.settle(named.id());
        batch.renamed.add(named);
        var marked = Marking.merge(batch.timeline, named, DeliveryMarks.at(MessageStatus.SENT, at, null));
        for (var early : batch.waiting(channel, providerId)) {
            marked = Marking.merge(batch.timeline, marked, early.marks());
        }
    }

    /** Has the provider's ids of messages lead to them. */
    static Future<?> rename(SqlConnection connection, WorkspaceId workspace, List<Message> messages) {
        var columns = Columns.of(workspace.value(), messages)
                .uuid(message -> message.channel().value())
                .text(message -> Objects.requireNonNull(message.providerId()))
                .uuid(message -> message.id().value());
        return connection.preparedQuery(RENAME).execute(columns.tuple());
    }

    private static JsonNode read(@Nullable String content) {
        try {
            return JSON.readTree(content == null ? "{}" : content);
        } catch (JsonProcessingException unreadable) {
            return JSON.missingNode();
        }
    }
}
