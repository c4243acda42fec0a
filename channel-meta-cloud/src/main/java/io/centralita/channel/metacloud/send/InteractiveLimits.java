package io.centralita.channel.metacloud.send;

import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import org.jspecify.annotations.Nullable;

/** Limits of interactive messages. Source: Meta, "Interactive messages", to 2026-08. */
final class InteractiveLimits {
    private static final int TITLE = 20;
    private static final int ROW_TITLE = 24;
    private static final int SMALL_PRINT = 60;

    private @Nullable String problem;

    private InteractiveLimits() {}

    static @Nullable SendResult refusal(MessageContent.Interactive message) {
        InteractiveLimits limits = new InteractiveLimits();
        limits.look(message);
        return limits.problem == null ? null : SendResult.rejected(ErrorKind.CONTENT, limits.problem);
    }

    private void look(MessageContent.Interactive message) {
        boolean menu = message.action() instanceof InteractiveAction.ListMenu;
        text("body", message.body(), menu ? 4096 : 1024);
        optional("header", message.header(), SMALL_PRINT);
        optional("footer", message.footer(), SMALL_PRINT);
        InteractiveAction action = message.action();
        if (action instanceof InteractiveAction.ReplyButtons buttons) {
            buttons(buttons);
        } else if (action instanceof InteractiveAction.ListMenu list) {
            menu(list);
        } else if (action instanceof InteractiveAction.LinkButton link) {
            text("button title", link.title(), TITLE);
            text("button address", link.uri().toString(), 2000);
        }
    }

    private void buttons(InteractiveAction.ReplyButtons buttons) {
        count("buttons", buttons.buttons().size(), 3);
        for (InteractiveAction.Button button : buttons.buttons()) {
            text("button id", button.id(), 256);
            text("button title", button.title(), TITLE);
        }
    }

    private void menu(InteractiveAction.ListMenu menu) {
        text("menu button", menu.openTitle(), TITLE);
        count("sections", menu.sections().size(), 10);
        int rows = 0;
        for (InteractiveAction.Section section : menu.sections()) {
            optional("section title", section.title(), ROW_TITLE);
            rows += section.rows().size();
            count("rows of a section", section.rows().size(), 10);
            section.rows().forEach(this::row);
        }
        count("rows", rows, 10);
    }

    private void row(InteractiveAction.Row row) {
        text("row id", row.id(), 200);
        text("row title", row.title(), ROW_TITLE);
        optional("row description", row.description(), 72);
    }

    private void count(String what, int count, int most) {
        if (count < 1 || count > most) {
            found(what + " must be 1 to " + most);
        }
    }

    private void text(String what, String text, int most) {
        if (text.isBlank()) {
            found(what + " is empty");
        }
        optional(what, text, most);
    }

    private void optional(String what, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            found(what + " is longer than " + most + " characters");
        }
    }

    private void found(String what) {
        problem = problem == null ? what : problem;
    }
}
