package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.core.JsonGenerator;
import io.centralita.channel.metacloud.parse.Names;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.identity.IdentitySet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How Meta wants a recipient named: phones and groups in {@code to}, business-scoped user ids in {@code recipient}. A scoped
 * id in {@code to} would be accepted and silently lost, so it can never be written there.
 *
 * @param field {@code to} or {@code recipient}
 * @param type {@code individual} or {@code group}
 */
public record Recipient(String field, String type, String value) {
    private static final List<IdentityKind> PHONES = List.of(IdentityKind.WA_ID, IdentityKind.PHONE);
    private static final List<IdentityKind> SCOPED = List.of(IdentityKind.BSUID, IdentityKind.PARENT_BSUID);

    /** Empty when none of the identities is one that Meta takes. */
    public static Optional<Recipient> of(IdentitySet identities) {
        for (IdentityKind kind : PHONES) {
            Optional<String> digits = identities.find(kind).map(Names::digits);
            if (digits.isPresent()) {
                return Optional.of(new Recipient("to", "individual", digits.get()));
            }
        }
        for (IdentityKind kind : SCOPED) {
            Optional<String> scoped = identities.find(kind).filter(Names::isScoped);
            if (scoped.isPresent()) {
                return Optional.of(new Recipient("recipient", "individual", scoped.get()));
            }
        }
        return identities
                .find(IdentityKind.GROUP)
                .filter(group -> !Names.isScoped(group))
                .map(group -> new Recipient("to", "group", group));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("recipient_type", type);
        json.writeStringField(field, value);
    }
}
