package io.centralita.channel.testkit.postcard;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.channel.spi.inbound.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the provider posts to us: five lines, being word, id, time, number and text. */
final class PostcardMail {

    private PostcardMail() {}

    static boolean isSigned(WebhookRequest request, String token) {
        byte[] given = request.header("x-postmark").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, signature(request.body(), token).getBytes(StandardCharsets.UTF_8));
    }

    static String signature(byte[] body, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    static RawDelivery delivery(byte[] body) {
        try {
            String lane = event(body) instanceof MessageReceived message
                    ? message.peer().key()
                    : null;
            return new RawDelivery(null, lane, body, "text/plain", null);
        } catch (PayloadException unreadable) {
            return new RawDelivery(null, null, body, "text/plain", null);
        }
    }

    static InboundEvent event(byte[] body) throws PayloadException {
        String[] lines = new String(body, StandardCharsets.UTF_8).split("\n", 5);
        if (lines.length < 5 || lines[1].isBlank() || lines[3].isBlank()) {
            throw new PayloadException("a card has five lines");
        }
        Instant at = time(lines[2]);
        return lines[0].equals("card")
                ? MessageReceived.live(
                        lines[1], at, Peer.of(Identity.phone(lines[3])), MessageContent.Text.of(lines[4]))
                : new Unsupported("mail/" + lines[1], at, lines[0], "unknown kind of mail", null, null);
    }

    private static Instant time(String text) throws PayloadException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new PayloadException("the third line is the time", wrong);
        }
    }
}
