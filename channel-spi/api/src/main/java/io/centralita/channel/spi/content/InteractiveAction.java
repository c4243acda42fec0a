package io.centralita.channel.spi.content;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the customer may press under an interactive message. */
public sealed interface InteractiveAction {

    /** One of a few buttons. */
    record ReplyButtons(List<Button> buttons) implements InteractiveAction {
        public ReplyButtons {
            buttons = List.copyOf(buttons);
        }
    }

    /** A button that comes back as {@link MessageContent.ButtonReply}. */
    record Button(String id, String title) {}

    /** A menu that opens. */
    record ListMenu(String openTitle, List<Section> sections) implements InteractiveAction {
        public ListMenu {
            sections = List.copyOf(sections);
        }
    }

    /** Part of a menu. */
    record Section(@Nullable String title, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /** A line of a menu that comes back as {@link MessageContent.ListReply}. */
    record Row(String id, String title, @Nullable String description) {}

    /** A button that opens a page. */
    record LinkButton(String title, URI uri) implements InteractiveAction {}

    /** A button with which the customer shares a location. */
    record LocationRequest() implements InteractiveAction {}
}
