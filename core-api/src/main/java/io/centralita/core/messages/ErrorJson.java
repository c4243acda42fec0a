package io.centralita.core.messages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.centralita.channel.spi.outbound.SendError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;

/** Why a message did not go out, as JSON; begins with the moment, so that the smaller text is the earlier failure. */
@ApplicationScoped
public class ErrorJson {

    private final ContentJson contents;

    ErrorJson(ContentJson contents) {
        this.contents = contents;
    }

    public String of(SendError error, Instant at) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("occurred_at", at.toString());
        node.put("code", error.kind().name().toLowerCase(Locale.ROOT));
        ContentJson.put(node, "provider_code", error.providerCode());
        ContentJson.put(node, "detail", error.message());
        node.put("retryable", error.retryable());
        return contents.text(node);
    }
}
