package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.core.channels.PluginThreads;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.PeerAddress;
import io.centralita.core.contacts.ReachedAddress;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.jboss.logging.Logger;

/**
 * What a customer is shown of us beside messages: that their last message was read, and that we type. A courtesy, not a promise:
 * it is tried once, on the plug-in's own threads, and one that is lost with the process is not repeated.
 */
@ApplicationScoped
class Courtesies {

    /** After it nobody waits for one any more. */
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Courtesies.class);

    private static final String LAST_INBOUND = """
            select m.channel_id, m.provider_message_id,
                   array(select a.kind || ':' || a.value from contact_addresses a
                         where a.workspace_id = $1 and a.contact_id = c.contact_id and\s""" + ReachedAddress.CONDITION + """
                   order by a.created_at)
            from conversations c
            join messages m on m.workspace_id = $1 and m.conversation_id = c.id and m.direction = 'inbound'
            where c.workspace_id = $1 and c.id = $2 and m.provider_message_id is not null
            order by m.seq desc limit 1""";

    private final Database database;
    private final RunningChannels channels;
    private final PluginThreads threads;
    private final Clock clock;

    Courtesies(Database database, RunningChannels channels, PluginThreads threads, Clock clock) {
        this.database = database;
        this.channels = channels;
        this.threads = threads;
        this.clock = clock;
    }

    /** Nothing where the customer never wrote, or the number does not send now. Returns at once. */
    void show(WorkspaceId workspace, ConversationId conversation, boolean typing) {
        database.inWorkspace(
                        workspace,
                        connection -> connection
                                .preparedQuery(LAST_INBOUND)
                                .execute(Tuple.of(workspace.value(), conversation.value())))
                .subscribe()
                .with(
                        rows -> rows.forEach(row -> show(row, typing)),
                        failure -> LOG.debugf("nothing shown to the customer: %s", failure.getMessage()));
    }

    private void show(Row row, boolean typing) {
        var sender = PeerAddress.identities(Arrays.stream(row.getArrayOfStrings(2))
                .map(ContactAddress::ofPair)
                .toList());
        var receipt = new ReadReceipt(
                row.getString(1), sender, typing, clock.instant().plus(DEADLINE));
        channels.find(new ChannelId(row.getUUID(0)))
                .filter(RunningChannel::sends)
                .ifPresent(running -> threads.call(
                                running.channel().plugin(),
                                () -> running.adapter().markRead(receipt))
                        .onComplete(shown -> LOG.debugf("shown to the customer: %s", shown)));
    }
}
