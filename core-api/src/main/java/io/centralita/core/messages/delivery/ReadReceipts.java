package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.core.channels.PluginThreads;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.PeerAddress;
import io.centralita.core.contacts.ReachedAddress;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.Fact;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.facts.LogReader;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Shows the customer that a person read the conversation. A courtesy, not a promise: it is tried once, and one that is lost with
 * the process is not repeated.
 */
@Singleton
class ReadReceipts extends LogReader {

    private static final Logger LOG = Logger.getLogger(ReadReceipts.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

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

    ReadReceipts(
            Database database,
            WorkspaceDirectory workspaces,
            FactLog log,
            Doorbell doorbell,
            RunningChannels channels,
            PluginThreads threads,
            Clock clock) {
        super("read-receipts", Set.of("conversation.read"), database, workspaces, log, doorbell);
        this.database = database;
        this.channels = channels;
        this.threads = threads;
        this.clock = clock;
    }

    void open(@Observes StartupEvent event) {
        start();
    }

    void close(@Observes ShutdownEvent event) {
        stop();
    }

    @Override
    protected Uni<Integer> handle(SqlConnection connection, WorkspaceId workspace, List<Fact> facts) {
        facts.stream()
                .map(Fact::draft)
                .filter(fact -> fact.occurredAt().isAfter(clock.instant().minus(DEADLINE)))
                .map(fact -> fact.audience().conversationId())
                .distinct()
                .forEach(conversation -> show(workspace, conversation));
        return Uni.createFrom().item(0);
    }

    private void show(WorkspaceId workspace, UUID conversation) {
        database.inWorkspace(
                        workspace,
                        connection -> connection
                                .preparedQuery(LAST_INBOUND)
                                .execute(Tuple.of(workspace.value(), conversation)))
                .subscribe()
                .with(
                        rows -> rows.forEach(this::show),
                        failure -> LOG.debugf("no read receipt: %s", failure.getMessage()));
    }

    private void show(Row row) {
        var sender = PeerAddress.identities(Arrays.stream(row.getArrayOfStrings(2))
                .map(ContactAddress::ofPair)
                .toList());
        var receipt =
                new ReadReceipt(row.getString(1), sender, false, clock.instant().plus(DEADLINE));
        channels.find(new ChannelId(row.getUUID(0)))
                .filter(running -> running.sends())
                .ifPresent(running -> threads.call(
                                running.channel().plugin(),
                                () -> running.adapter().markRead(receipt))
                        .onComplete(answer -> LOG.debugf("read receipt: %s", answer)));
    }
}
