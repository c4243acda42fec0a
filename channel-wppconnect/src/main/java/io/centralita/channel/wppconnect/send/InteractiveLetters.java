package io.centralita.channel.wppconnect.send;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MessageContent;
import java.util.List;

/**
 * Interactive messages as WhatsApp Web can still send them: menus. Buttons, which it can no longer send, become a menu of one
 * section with the same ids; a link button and the wish for a location become text.
 */
final class InteractiveLetters {
    private static final String OPEN = "≡";

    private InteractiveLetters() {}

    static Letter of(ObjectNode body, MessageContent.Interactive interactive) {
        InteractiveAction action = interactive.action();
        if (action instanceof InteractiveAction.ListMenu menu) {
            return menu(body, interactive, menu.openTitle(), menu.sections());
        }
        if (action instanceof InteractiveAction.ReplyButtons buttons) {
            List<InteractiveAction.Row> rows = buttons.buttons().stream()
                    .map(button -> new InteractiveAction.Row(button.id(), button.title(), null))
                    .toList();
            return menu(body, interactive, OPEN, List.of(new InteractiveAction.Section(null, rows)));
        }
        return Letter.of("send-message", body.put("message", Letters.shownText(interactive)));
    }

    static boolean isMenu(InteractiveAction action) {
        return action instanceof InteractiveAction.ListMenu || action instanceof InteractiveAction.ReplyButtons;
    }

    private static Letter menu(
            ObjectNode body,
            MessageContent.Interactive interactive,
            String openTitle,
            List<InteractiveAction.Section> sections) {
        body.put("description", Letters.oneText(interactive)).put("buttonText", openTitle);
        ArrayNode written = body.putArray("sections");
        for (InteractiveAction.Section section : sections) {
            ObjectNode part = written.addObject();
            part.put("title", section.title() == null ? "" : section.title());
            ArrayNode rows = part.putArray("rows");
            section.rows()
                    .forEach(row -> rows.addObject()
                            .put("rowId", row.id())
                            .put("title", row.title())
                            .put("description", row.description() == null ? "" : row.description()));
        }
        return Letter.of("send-list-message", body);
    }
}
