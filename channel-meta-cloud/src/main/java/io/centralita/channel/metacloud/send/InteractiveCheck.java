package io.centralita.channel.metacloud.send;

import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.spi.InteractiveLimits;
import io.centralita.channel.spi.content.HeaderMedia;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import org.jspecify.annotations.Nullable;

/** Whether an interactive message is one that Meta takes: within {@link InteractiveRules}, and whole. */
final class InteractiveCheck {
    private static final int SECTION_TITLE = 24;

    private final InteractiveLimits limits;

    private @Nullable String problem;

    private InteractiveCheck(InteractiveLimits limits) {
        this.limits = limits;
    }

    static @Nullable SendResult refusal(MessageContent.Interactive message) {
        InteractiveCheck check =
                new InteractiveCheck(InteractiveRules.of(message.action().kind()));
        check.look(message);
        return check.problem == null ? null : SendResult.rejected(ErrorKind.CONTENT, check.problem);
    }

    private void look(MessageContent.Interactive message) {
        boolean mayBeSilent = message.action() instanceof InteractiveAction.Product
                || message.action() instanceof InteractiveAction.CallPermissionRequest;
        int most = limits.maxBody();
        if (mayBeSilent) {
            optional("body", message.body(), most);
        } else {
            text("body", message.body(), most);
        }
        header(message);
        optional("footer", message.footer(), limits.maxFooter());
        InteractiveAction action = message.action();
        if (action instanceof InteractiveAction.ReplyButtons buttons) {
            buttons(buttons);
        } else if (action instanceof InteractiveAction.ListMenu list) {
            menu(list);
        } else if (action instanceof InteractiveAction.LinkButton link) {
            text("button title", link.title(), limits.maxTitle());
            text("button address", link.uri().toString(), 2000);
        } else if (action instanceof InteractiveAction.Flow flow) {
            flow(flow);
        } else if (action instanceof InteractiveAction.Product product) {
            text("catalog", product.catalogId(), 64);
            text("product", product.productId(), 200);
        } else if (action instanceof InteractiveAction.ProductList list) {
            products(list, message.header());
        } else if (action instanceof InteractiveAction.Carousel carousel) {
            CardLimits.problem(carousel, limits).ifPresent(this::found);
        } else {
            service(action);
        }
    }

    private void header(MessageContent.Interactive message) {
        optional("header", message.header(), limits.maxHeader());
        HeaderMedia media = message.headerMedia();
        if (media != null && message.header() != null) {
            found("a header is words or a file, not both");
        }
    }

    private void service(InteractiveAction action) {
        if (action instanceof InteractiveAction.CallButton call) {
            optional("button title", call.title(), limits.maxTitle());
            optional("payload", call.payload(), 512);
            Integer minutes = call.minutes();
            if (minutes != null && (minutes < 1 || minutes > 43_200)) {
                found("minutes must be 1 to 43200");
            }
        } else if (action instanceof InteractiveAction.AddressRequest address) {
            text("country", address.country(), 2);
            object("the address", address.detailsJson());
        } else if (action instanceof InteractiveAction.OrderDetails order) {
            object("the order", order.detailsJson());
        } else if (action instanceof InteractiveAction.OrderStatus order) {
            text("reference", order.reference(), 35);
            text("status", order.status(), 40);
            optional("description", order.description(), 120);
        }
    }

    private void object(String what, @Nullable String json) {
        if (json != null && !json.isBlank() && !JsonBytes.isObject(json)) {
            found(what + " is no JSON object");
        }
    }

    private void flow(InteractiveAction.Flow flow) {
        text("button title", flow.title(), limits.maxTitle());
        if ((flow.flowId() == null) == (flow.flowName() == null)) {
            found("a flow is named by its id or by its name");
        }
        String data = flow.dataJson();
        if (data != null && !data.isBlank() && !JsonBytes.isObject(data)) {
            found("the flow's data is no JSON object");
        }
    }

    private void products(InteractiveAction.ProductList list, @Nullable String header) {
        text("catalog", list.catalogId(), 64);
        if (header == null || header.isBlank()) {
            found("a list of products needs a header");
        }
        count("sections", list.sections().size(), limits.maxSections());
        int products = 0;
        for (InteractiveAction.ProductSection section : list.sections()) {
            text("section title", section.title(), SECTION_TITLE);
            products += section.productIds().size();
            section.productIds().forEach(product -> text("product", product, 200));
        }
        count("products", products, limits.maxChoices());
    }

    private void buttons(InteractiveAction.ReplyButtons buttons) {
        count("buttons", buttons.buttons().size(), limits.maxChoices());
        for (InteractiveAction.Button button : buttons.buttons()) {
            text("button id", button.id(), 256);
            text("button title", button.title(), limits.maxTitle());
        }
    }

    private void menu(InteractiveAction.ListMenu menu) {
        text("menu button", menu.openTitle(), limits.maxOpenTitle());
        count("sections", menu.sections().size(), limits.maxSections());
        int rows = 0;
        for (InteractiveAction.Section section : menu.sections()) {
            optional("section title", section.title(), SECTION_TITLE);
            rows += section.rows().size();
            count("rows of a section", section.rows().size(), limits.maxChoices());
            section.rows().forEach(this::row);
        }
        count("rows", rows, limits.maxChoices());
    }

    private void row(InteractiveAction.Row row) {
        text("row id", row.id(), 200);
        text("row title", row.title(), limits.maxTitle());
        optional("row description", row.description(), limits.maxDescription());
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
        if (text != null && most == InteractiveLimits.NONE) {
            found("it has no " + what);
        } else if (text != null && most > 0 && text.length() > most) {
            found(what + " is longer than " + most + " characters");
        }
    }

    private void found(String what) {
        problem = problem == null ? what : problem;
    }
}
