package io.centralita.emulator.graph;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks cards side by side: 2 to 10, numbered, of one kind, each with a picture and with a link or buttons. */
final class CarouselChecks {

    private CarouselChecks() {}

    static @Nullable GraphError check(JsonObject interactive, JsonObject action) {
        if (!(interactive.getValue("body") instanceof JsonObject)) {
            return GraphError.missing("interactive needs body");
        }
        if (!(action.getValue("cards") instanceof JsonArray cards) || cards.size() < 2 || cards.size() > 10) {
            return GraphError.invalid("cards must be 2 to 10");
        }
        Set<String> shapes = new HashSet<>();
        for (int index = 0; index < cards.size(); index++) {
            if (!(cards.getValue(index) instanceof JsonObject card)
                    || !Integer.valueOf(index).equals(card.getValue("card_index"))) {
                return GraphError.invalid("cards are numbered from 0 in order");
            }
            String shape = shape(card);
            if (shape == null) {
                return GraphError.invalid("a card needs an image or a video, and a link or buttons");
            }
            shapes.add(shape);
        }
        return shapes.size() == 1 ? null : GraphError.invalid("all cards must be of one kind");
    }

    private static @Nullable String shape(JsonObject card) {
        if (!(card.getValue("header") instanceof JsonObject header)
                || !(header.getValue("type") instanceof String kind)
                || !Set.of("image", "video").contains(kind)
                || !(header.getValue(kind) instanceof JsonObject media)
                || media.containsKey("id") == media.containsKey("link")
                || !(card.getValue("action") instanceof JsonObject action)) {
            return null;
        }
        if (action.getValue("buttons") instanceof JsonArray buttons) {
            return buttons.isEmpty() ? null : kind + " " + buttons.size();
        }
        return action.getValue("parameters") instanceof JsonObject ? kind : null;
    }
}
