package io.centralita.channel.wppconnect.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.wppconnect.parse.Wid;
import java.util.Optional;

/**
 * Whom a call is for. The server wants bare digits and guesses the rest: a hidden id of 14 digits without its flag goes to a
 * stranger, a number with a plus sign to nobody. So flags are always written.
 *
 * @param chat where it goes
 */
public record Recipient(Wid chat) {
    /** The server takes a longer number of digits for a hidden id even without its flag. */
    private static final int LONGEST_GUESSED_AS_PHONE = 14;

    /** Empty when none of the identities is one that the server takes. */
    public static Optional<Recipient> of(IdentitySet identities) {
        Optional<Recipient> phone = identities
                .find(IdentityKind.WA_ID)
                .flatMap(Recipient::digits)
                .map(digits -> new Recipient(new Wid(digits, "c.us")))
                .or(() -> identities
                        .find(IdentityKind.PHONE)
                        .flatMap(Recipient::digits)
                        .map(digits -> new Recipient(new Wid(digits, "c.us"))));
        return phone.or(() -> identities
                        .find(IdentityKind.LID)
                        .flatMap(Recipient::digits)
                        .map(digits -> new Recipient(new Wid(digits, "lid"))))
                .or(() -> identities
                        .find(IdentityKind.GROUP)
                        .filter(id -> id.matches("[0-9]{5,25}(-[0-9]{5,15})?"))
                        .map(id -> new Recipient(new Wid(id, "g.us"))));
    }

    private static Optional<String> digits(String told) {
        String digits = told.replaceAll("[+\\s().-]", "");
        return digits.matches("[0-9]{5,25}") ? Optional.of(digits) : Optional.empty();
    }

    Recipient resolved(Wid real) {
        return new Recipient(real);
    }

    /** Whether the routes that forget the flag for hidden ids would reach a stranger. */
    boolean onlyByFlag() {
        return chat.isLid() && chat.user().length() <= LONGEST_GUESSED_AS_PHONE;
    }

    ObjectNode write(ObjectNode body) {
        return body.put("phone", chat.user())
                .put("isGroup", chat.isGroup())
                .put("isLid", chat.isLid())
                .put("isNewsletter", false);
    }
}
