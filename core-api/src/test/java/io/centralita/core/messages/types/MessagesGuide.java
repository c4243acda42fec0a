package io.centralita.core.messages.types;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The examples of {@code docs/messages.md}. */
final class MessagesGuide {

    private static final Path GUIDE = Path.of("../docs/messages.md");

    /**
     * One example.
     *
     * @param heading what it is under
     * @param sent whether it is sent; else it comes in
     * @param plugins which plug-ins can
     */
    record Example(String heading, boolean sent, Set<String> plugins, JsonObject message) {

        String type() {
            return message.getString("type");
        }

        @Override
        public String toString() {
            return heading + (sent ? ", sent" : ", received");
        }
    }

    private MessagesGuide() {}

    static List<Example> examples() {
        var found = new ArrayList<Example>();
        String heading = "";
        String fence = "";
        try {
            for (var line : Files.readAllLines(GUIDE)) {
                if (line.startsWith("## ")) {
                    heading = line.substring(3);
                } else if (line.startsWith("```json ")) {
                    fence = line.substring("```json ".length());
                } else if (line.startsWith("```")) {
                    fence = "";
                } else if (!fence.isEmpty()) {
                    var words = List.of(fence.split(" ", -1));
                    found.add(new Example(
                            heading,
                            words.get(0).equals("send"),
                            Set.copyOf(words.subList(1, words.size())),
                            new JsonObject(line)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }
}
