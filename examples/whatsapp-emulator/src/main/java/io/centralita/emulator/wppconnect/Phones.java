package io.centralita.emulator.wppconnect;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's reading of {@code phone}, mistakes included: a suffix is cut off, only signs are removed (spaces stay),
 * and more than 14 characters make a hidden id.
 */
final class Phones {

    private static final int LONGEST_PHONE = 14;

    private Phones() {}

    /**
     * Chat ids of the recipients; none when {@code phone} is absent.
     *
     * @throws ClassCastException when {@code phone} is a JSON number, as the server's own code breaks
     */
    static List<String> chatIds(JsonObject body) {
        @Nullable Object phone = body.getValue("phone");
        List<String> chats = new ArrayList<>();
        if (phone instanceof JsonArray many) {
            many.forEach(one -> add(chats, (String) one, body));
        } else if (phone != null) {
            for (String one : ((String) phone).split("\\s*[,;]\\s*", -1)) {
                add(chats, one, body);
            }
        }
        return chats;
    }

    private static void add(List<String> chats, String written, JsonObject body) {
        boolean group = is(body, "isGroup");
        boolean newsletter = is(body, "isNewsletter");
        String user = Wids.user(written);
        if (!group && !newsletter) {
            user = user.replaceAll("[^\\w ]", "");
        }
        if (!user.isEmpty()) {
            chats.add(user + server(user, group, newsletter, is(body, "isLid")));
        }
    }

    private static String server(String user, boolean group, boolean newsletter, boolean lid) {
        if (group) {
            return "@g.us";
        }
        if (newsletter) {
            return "@newsletter";
        }
        return lid || user.length() > LONGEST_PHONE ? "@lid" : "@c.us";
    }

    private static boolean is(JsonObject body, String name) {
        return Boolean.TRUE.equals(body.getValue(name));
    }
}
