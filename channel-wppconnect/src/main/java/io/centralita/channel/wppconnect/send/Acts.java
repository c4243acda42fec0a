package io.centralita.channel.wppconnect.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.wppconnect.server.Replies;
import java.util.Optional;

/** Replies to what makes no new message: reactions, read receipts, changes, deletions. */
final class Acts {
    private Acts() {}

    /** @param id what the core is to know it by */
    static SendResult result(HttpReply reply, String id) {
        if (Replies.disconnected(reply)) {
            return Unasked.of(reply); // done twice it is the same
        }
        if (!reply.successful()) {
            boolean said = reply.status() == 400;
            SendResult refusal = SendAnswer.of(reply).result();
            return said && refusal instanceof SendResult.Unknown ? refused("http_400") : refusal;
        }
        Optional<JsonNode> root = Replies.json(reply);
        if (root.isEmpty()) {
            return new SendResult.Unknown("the server's answer could not be read");
        }
        JsonNode response = Replies.response(root.get());
        return response.isBoolean() && !response.booleanValue() ? refused("false") : SendResult.accepted(id);
    }

    private static SendResult refused(String code) {
        return new SendResult.Rejected(new SendError(ErrorKind.CONTENT, code, "WhatsApp Web did not do it", false));
    }
}
