package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.json.JsonBytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People came into a group or left it. No time and no id are told. */
final class ParticipantsReader {
    private ParticipantsReader() {}

    static Told read(Call call) {
        JsonNode data = call.data();
        Optional<Wid> chat = Wid.first(data, "groupId").filter(Wid::isGroup);
        if (chat.isEmpty()) {
            return UnknownReader.because(call, "news of participants without a group");
        }
        GroupReference group = new GroupReference(chat.get().user(), null);
        String action = NewsReader.word(Json.textOrEmpty(data, "action"));
        List<String> who = who(data);
        IdentitySet by = Wid.first(data, "by")
                .filter(Wid::isPerson)
                .map(People::identities)
                .orElseGet(() -> People.identities(chat.get()));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", action);
        facts.put("who", String.join(",", who));
        Peer peer = new Peer(by, Json.word(data, "byPushName"));
        MessageReceived event = MessageReceived.live(
                        "participants/" + JsonBytes.digest(data) + "/"
                                + call.receivedAt().getEpochSecond(),
                        Times.first(data, call.receivedAt(), "t", "timestamp"),
                        peer,
                        new MessageContent.SystemNote("group_" + action, text(action, who), facts))
                .withGroup(group);
        return Told.of(call.event(), People.lane(peer, group), event);
    }

    private static List<String> who(JsonNode data) {
        List<String> who = new ArrayList<>();
        JsonNode told = data.path("who");
        for (JsonNode one : told.isArray() ? told : List.<JsonNode>of(told)) {
            Wid.of(one).map(Wid::user).ifPresent(who::add);
        }
        return who;
    }

    private static String text(String action, List<String> who) {
        return "group " + action.replace('_', ' ') + (who.isEmpty() ? "" : ": " + String.join(", ", who));
    }
}
