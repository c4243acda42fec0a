package io.centralita.channel.wppconnect.catchup;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.feature.Groups.Group;
import io.centralita.channel.spi.feature.Page;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.parse.Wid;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The groups this number is in. */
public final class GroupList {
    private static final int PAGE = 100;
    private static final String SUFFIX = "@g.us";

    private final ServerReads server;

    public GroupList(ServerReads server) {
        this.server = server;
    }

    public CompletionStage<Page<Group>> groups(@Nullable String cursor) {
        return server.chats(PAGE, cursor, true).thenApply(GroupList::page);
    }

    private static Page<Group> page(List<JsonNode> chats) {
        List<Group> groups = new ArrayList<>();
        String last = null;
        for (JsonNode chat : chats) {
            Wid id = Wid.first(chat, "id").orElse(null);
            last = id == null ? last : id.toString();
            if (id != null && id.isGroup()) {
                groups.add(new Group(id.user(), subject(chat)));
            }
        }
        return new Page<>(groups, chats.size() < PAGE ? null : last);
    }

    private static @Nullable String subject(JsonNode chat) {
        String name = Json.firstWord(chat, "name", "formattedTitle");
        return name != null ? name : Json.firstWord(Json.object(chat, "groupMetadata"), "subject");
    }

    public CompletionStage<List<Peer>> members(String groupId) {
        String id = groupId.endsWith(SUFFIX) ? groupId.substring(0, groupId.length() - SUFFIX.length()) : groupId;
        return server.members(id).thenApply(GroupList::peers);
    }

    private static List<Peer> peers(List<JsonNode> members) {
        List<Peer> peers = new ArrayList<>();
        for (JsonNode member : members) {
            Wid.of(member.isObject() && member.has("id") ? member.get("id") : member)
                    .filter(Wid::isPerson)
                    .flatMap(Wid::identity)
                    .ifPresent(
                            who -> peers.add(Peer.of(who).named(Json.firstWord(member, "pushname", "formattedName"))));
        }
        return peers;
    }
}
