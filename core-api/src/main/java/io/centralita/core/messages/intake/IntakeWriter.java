package io.centralita.core.messages.intake;

import io.centralita.core.channels.templates.TemplateNotes;
import io.centralita.core.contacts.IntakeContacts;
import io.centralita.core.conversations.IntakeConversation;
import io.centralita.core.conversations.IntakeConversations;
import io.centralita.core.kernel.db.Columns;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.media.fetch.MediaFetcher;
import io.centralita.core.media.types.FileName;
import io.centralita.core.messages.store.MessageKeys;
import io.centralita.core.messages.store.MessageRows;
import io.centralita.core.messages.store.OutboxRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Writes what a batch came to: only the statements that have something to write, all in one flight; the facts come after it. */
@ApplicationScoped
class IntakeWriter {

    private static final String INSERT_MEDIA = """
        with fresh as (
            select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                                 $9::bigint[], $10::uuid[], $11::uuid[])
                 as n (id, channel_id, provider_id, url, mime, filename, sha256, size, message_id, conversation_id)),
        noted as (
            insert into media (workspace_id, id, channel_id, state, provider_media_id, provider_url, mime_type,
                               filename, sha256, size, due_at, created_at)
            select $1, id, channel_id, 'pending', provider_id, url, mime, filename, sha256, size, now(), now()
            from fresh)
        insert into media_links (workspace_id, media_id, message_id, conversation_id)
        select $1, id, message_id, conversation_id from fresh\
        """;

    private static final String INSERT_RAW = """
        insert into raw_payloads (workspace_id, id, channel_id, reason, content_type, body, received_at)
        select $1, n.* from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bytea[], $7::timestamptz[]) as n\
        """;

    private static final String UPDATE_STATE = """
        update channels c set state = n.state, state_reason = n.reason
        from unnest($2::uuid[], $3::text[], $4::text[]) as n (id, state, reason)
        where c.workspace_id = $1 and c.id = n.id\
        """;

    private final IntakeContacts contacts;
    private final IntakeConversations conversations;
    private final ParkedStatuses parked;
    private final MediaFetcher fetcher;
    private final TemplateNotes templates;

    IntakeWriter(
            IntakeContacts contacts,
            IntakeConversations conversations,
            ParkedStatuses parked,
            MediaFetcher fetcher,
            TemplateNotes templates) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.parked = parked;
        this.fetcher = fetcher;
        this.templates = templates;
    }

    /** Answers the facts to append. */
    Future<List<FactDraft>> write(SqlConnection connection, WorkspaceId workspace, Batch batch) {
        var flight = new Flight();
        var people = batch.people;
        var timeline = batch.timeline;
        flight.add(people.made, rows -> contacts.insert(connection, workspace, rows));
        flight.add(
                people.theirs, rows -> all(contacts.insertAddresses(connection, workspace, rows), rows, "a contact"));
        flight.add(people.named, rows -> contacts.name(connection, workspace, rows));
        flight.add(people.learned, rows -> contacts.insertAddresses(connection, workspace, rows));
        flight.add(List.copyOf(people.shown.values()), rows -> contacts.show(connection, workspace, rows));
        flight.add(people.retired, rows -> contacts.retire(connection, workspace, rows));
        flight.add(batch.consents, rows -> contacts.consent(connection, workspace, rows));
        flight.add(
                batch.opened, rows -> all(conversations.insert(connection, workspace, rows), rows, "a conversation"));
        flight.add(resumed(batch), rows -> conversations.update(connection, workspace, rows));
        flight.add(timeline.appended(), rows -> MessageRows.insert(connection, workspace, rows));
        flight.add(timeline.changed(), rows -> MessageRows.update(connection, workspace, rows));
        flight.add(batch.told, rows -> MessageRows.tell(connection, workspace, rows));
        flight.add(batch.parked, rows -> parked.park(connection, workspace, rows));
        flight.add(List.copyOf(batch.settled()), rows -> OutboxRows.settle(connection, workspace, rows));
        flight.add(
                timeline.changed().stream()
                        .filter(message -> batch.settled().contains(message.id()))
                        .toList(),
                rows -> MessageKeys.insert(connection, workspace, rows));
        flight.add(batch.renamed, rows -> OwnEchoes.rename(connection, workspace, rows));
        flight.add(batch.ahead, rows -> MessageKeys.insert(connection, workspace, rows));
        flight.add(batch.media, rows -> {
            fetcher.expect(workspace);
            return run(connection, INSERT_MEDIA, media(workspace, rows));
        });
        flight.add(batch.raw, rows -> run(connection, INSERT_RAW, raw(workspace, rows)));
        flight.add(
                batch.states,
                rows -> run(
                        connection,
                        UPDATE_STATE,
                        Columns.of(workspace.value(), rows)
                                .uuid(note -> note.channel().value())
                                .text(note -> note.state().status().name().toLowerCase(Locale.ROOT))
                                .text(note -> note.state().reason())));
        flight.add(batch.templates, rows -> templates.write(connection, workspace, rows));
        return flight.landed().map(ignored -> timeline.told());
    }

    /** Statements issued one after the other without waiting; the connection runs them in this order. */
    private static final class Flight {

        private final List<Future<?>> issued = new ArrayList<>();

        <T> void add(List<T> rows, Function<List<T>, Future<?>> statement) {
            if (!rows.isEmpty()) {
                issued.add(statement.apply(rows));
            }
        }

        Future<?> landed() {
            return Future.join(issued);
        }
    }

    private static List<IntakeConversation> resumed(Batch batch) {
        var fresh = batch.opened;
        return batch.timeline.touched().stream()
                .filter(conversation -> fresh.isEmpty() || !fresh.contains(conversation))
                .toList();
    }

    private static Future<Void> all(Future<Integer> inserted, List<?> rows, String what) {
        return inserted.compose(count ->
                count == rows.size() ? Future.succeededFuture() : Future.failedFuture(new IntakeConflict(what)));
    }

    private static Future<Void> run(SqlConnection connection, String statement, Columns<?> columns) {
        return connection.preparedQuery(statement).execute(columns.tuple()).mapEmpty();
    }

    private static Columns<NewMedia> media(WorkspaceId workspace, List<NewMedia> rows) {
        return Columns.of(workspace.value(), rows)
                .uuid(medium -> medium.id().value())
                .uuid(medium -> medium.channel().value())
                .text(medium -> medium.reference().providerMediaId())
                .text(medium -> medium.reference().url())
                .text(medium -> medium.reference().mimeType())
                .text(medium -> FileName.clean(medium.filename()))
                .text(medium -> medium.reference().sha256())
                .number(medium -> medium.reference().size())
                .uuid(medium -> medium.message().value())
                .uuid(medium -> medium.conversation().value());
    }

    private static Columns<RawPayload> raw(WorkspaceId workspace, List<RawPayload> rows) {
        return Columns.of(workspace.value(), rows)
                .uuid(RawPayload::id)
                .uuid(payload -> payload.channel().value())
                .text(RawPayload::reason)
                .text(payload -> payload.delivery().contentType())
                .bytes(payload -> payload.delivery().body())
                .time(RawPayload::receivedAt);
    }
}
