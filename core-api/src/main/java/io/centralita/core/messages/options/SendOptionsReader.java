package io.centralita.core.messages.options;

import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.health.LineHold;
import io.centralita.core.channels.health.Switches;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.PeerAddress;
import io.centralita.core.contacts.ReachedAddress;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.db.PipelinedRead;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** Answers what may be sent into a conversation now. */
@ApplicationScoped
public class SendOptionsReader {

    private static final String READ = """
            select c.id, c.channel_id, c.status = 'closed', c.window_expires_at, c.assignee_id, c.team_id,
                   n.state, n.state_reason, p.marketing_opted_out_at is not null,
                   array(select a.kind || ':' || a.value from contact_addresses a
                         where a.workspace_id = $1 and a.contact_id = c.contact_id and\s""" + ReachedAddress.CONDITION + """
                   order by a.created_at)
            from conversations c
            join channels n on n.workspace_id = c.workspace_id and n.id = c.channel_id
            join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
            where c.workspace_id = $1 and c.id = $2""";

    private final PipelinedRead database;
    private final RunningChannels channels;
    private final Switches switches;
    private final LineHold holds;
    private final Clock clock;

    SendOptionsReader(
            PipelinedRead database, RunningChannels channels, Switches switches, LineHold holds, Clock clock) {
        this.database = database;
        this.channels = channels;
        this.switches = switches;
        this.holds = holds;
        this.clock = clock;
    }

    /** Fails with {@code not_found} when the caller does not see the conversation. */
    public Uni<SendOptions> read(Caller caller, ConversationId id) {
        return state(caller, id).map(this::options);
    }

    /** A conversation that the caller sees, and what decides of a send into it now. */
    public record Seen(ConversationState conversation, SendSituation situation) {}

    /** Fails with {@code not_found} when the caller does not see the conversation. */
    public Uni<Seen> seen(Caller caller, ConversationId id) {
        return state(caller, id)
                .map(conversation ->
                        new Seen(conversation, situation(conversation, channels.find(conversation.channel()))));
    }

    private Uni<ConversationState> state(Caller caller, ConversationId id) {
        return database.rows(
                        caller.workspace(), READ, Tuple.of(caller.workspace().value(), id.value()))
                .map(rows -> seen(caller, rows));
    }

    private SendSituation situation(ConversationState conversation, Optional<RunningChannel> running) {
        return SendSituation.of(
                running,
                running.map(RunningChannel::channel).flatMap(switches::off).isEmpty(),
                conversation.closed(),
                conversation.recipient(),
                conversation.windowExpiresAt(),
                clock.instant());
    }

    private SendOptions options(ConversationState conversation) {
        var running = channels.find(conversation.channel());
        var situation = situation(conversation, running);
        var hold = holds.of(conversation.channel());
        var line =
                new SendOptions.SendLine(conversation.channelState(), conversation.channelReason(), hold == null, hold);
        return new OptionsWriter(situation).write(conversation, line);
    }

    private static ConversationState seen(Caller caller, RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw ProblemException.notFound();
        }
        var conversation = read(rows.iterator().next());
        if (!caller.sees(conversation.assignee(), conversation.team())) {
            throw ProblemException.notFound();
        }
        return conversation;
    }

    private static ConversationState read(Row row) {
        var expires = row.getOffsetDateTime(3);
        return new ConversationState(
                new ConversationId(row.getUUID(0)),
                new ChannelId(row.getUUID(1)),
                row.getBoolean(2),
                expires == null ? null : expires.toInstant(),
                row.getUUID(4),
                row.getUUID(5),
                row.getString(6),
                row.getString(7),
                PeerAddress.identities(Arrays.stream(row.getArrayOfStrings(9))
                        .map(ContactAddress::ofPair)
                        .toList()),
                row.getBoolean(8));
    }
}
