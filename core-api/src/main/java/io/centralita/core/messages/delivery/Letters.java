package io.centralita.core.messages.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.PeerAddress;
import io.centralita.core.contacts.ReachedAddress;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.media.SharedMedium;
import io.centralita.core.messages.LinkRule;
import io.centralita.core.messages.OutboundContents;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads from the timeline what is to be sent to whom, for messages that are no longer in memory. */
@ApplicationScoped
class Letters {

    private static final Logger LOG = Logger.getLogger(Letters.class);

    private static final String READ = """
        select m.id, m.type, m.content, m.reply_to,
               array(select a.kind || ':' || a.value from contact_addresses a
                     where a.workspace_id = $1 and a.contact_id = c.contact_id and\s""" + ReachedAddress.CONDITION + """
               order by a.created_at)
        from messages m
        join conversations c on c.workspace_id = $1 and c.id = m.conversation_id
        where m.workspace_id = $1 and m.id = any($2::uuid[])\
        """;

    private static final List<String> TOLD_OF_MEDIA = List.of("mime_type", "size");

    private final ObjectMapper json;
    private final Attachments attachments;

    Letters(ObjectMapper json, Attachments attachments) {
        this.json = json;
        this.attachments = attachments;
    }

    Future<Map<MessageId, Outgoing.Letter>> read(
            SqlConnection connection, WorkspaceId workspace, Collection<MessageId> messages) {
        if (messages.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        var ids = messages.stream().map(MessageId::value).toArray(UUID[]::new);
        return connection
                .preparedQuery(READ)
                .execute(Tuple.tuple().addUUID(workspace.value()).addArrayOfUUID(ids))
                .map(rows -> {
                    var letters = new HashMap<MessageId, Outgoing.Letter>();
                    for (var row : rows) {
                        var letter = letter(row);
                        if (letter != null) {
                            letters.put(new MessageId(row.getUUID(0)), letter);
                        }
                    }
                    return letters;
                })
                .compose(letters -> attachments
                        .load(
                                connection,
                                workspace,
                                letters.values().stream()
                                        .map(Outgoing.Letter::content)
                                        .toList())
                        .map(media -> {
                            letters.replaceAll((id, letter) -> restored(workspace, letter, media));
                            return letters;
                        }));
    }

    private Outgoing.Letter restored(WorkspaceId workspace, Outgoing.Letter letter, Map<MediaId, SharedMedium> media) {
        return new Outgoing.Letter(
                letter.recipient(),
                attachments.restore(workspace, letter.content(), media),
                letter.replyToProviderId());
    }

    private Outgoing.@Nullable Letter letter(Row row) {
        try {
            var content = (ObjectNode) json.readTree(row.getString(2));
            content.remove(TOLD_OF_MEDIA);
            var reply = row.getString(3);
            var addresses = Arrays.stream(row.getArrayOfStrings(4))
                    .map(ContactAddress::ofPair)
                    .toList();
            return new Outgoing.Letter(
                    PeerAddress.identities(addresses),
                    OutboundContents.read(row.getString(1), content, LinkRule.TAKEN),
                    reply == null
                            ? null
                            : json.readTree(reply).path("provider_message_id").textValue());
        } catch (JsonProcessingException | RuntimeException unreadable) {
            LOG.errorf(unreadable, "message %s cannot be read back", row.getUUID(0));
            return null;
        }
    }
}
