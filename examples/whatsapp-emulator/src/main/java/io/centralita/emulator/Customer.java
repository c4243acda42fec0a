package io.centralita.emulator;

import io.centralita.emulator.network.Bsuids;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person with WhatsApp. Meta names people by phone and by a business-scoped user id (BSUID); someone who took a
 * username is known to businesses by BSUID only.
 *
 * @param name the profile name
 * @param phone digits; null for a username-only person
 * @param waId the WhatsApp id where it differs from the phone (Brazil's ninth digit, Mexico's 1); else equal to it
 * @param bsuid {@code CC.} and letters and digits
 * @param username the chosen username, or null
 */
public record Customer(
        String name,
        @Nullable String phone,
        @Nullable String waId,
        String bsuid,
        @Nullable String username) {

    /** Refuses a malformed BSUID. */
    public Customer {
        Objects.requireNonNull(name, "name");
        if (!Bsuids.isBsuid(bsuid)) {
            throw new IllegalArgumentException("not a business-scoped user id: " + bsuid);
        }
    }

    /** A person with a phone; the BSUID is made from the phone, always the same for the same phone. */
    public static Customer withPhone(String phone, String name) {
        String digits = Bsuids.digits(phone);
        if (digits.isEmpty()) {
            throw new IllegalArgumentException("no digits in phone: " + phone);
        }
        return new Customer(name, digits, digits, Bsuids.ofPhone(digits), null);
    }

    /** A person without a visible phone: webhooks carry no wa_id and no from. */
    public static Customer usernameOnly(String bsuid, String name, @Nullable String username) {
        return new Customer(name, null, null, bsuid, username);
    }

    /** The same person with the WhatsApp id Meta would answer for the phone. */
    public Customer withWaId(String differing) {
        return new Customer(name, phone, differing, bsuid, username);
    }

    /** The same person under another BSUID. */
    public Customer withBsuid(String other) {
        return new Customer(name, phone, waId, other, username);
    }
}
