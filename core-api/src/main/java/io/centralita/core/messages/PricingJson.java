package io.centralita.core.messages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.centralita.channel.spi.inbound.Pricing;
import jakarta.enterprise.context.ApplicationScoped;

/** What a message costs, as JSON; begins with whether it is charged for, so that the greater text is the one that is. */
@ApplicationScoped
public class PricingJson {

    private final ContentJson contents;

    PricingJson(ContentJson contents) {
        this.contents = contents;
    }

    public String of(Pricing pricing) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("billable", pricing.billable());
        ContentJson.put(node, "category", pricing.category());
        ContentJson.put(node, "model", pricing.model());
        ContentJson.put(node, "tariff", pricing.tariff());
        return contents.text(node);
    }
}
