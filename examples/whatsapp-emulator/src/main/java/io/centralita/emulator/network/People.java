package io.centralita.emulator.network;

import io.centralita.emulator.Customer;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people on WhatsApp, found by phone, wa_id or BSUID; the last 200,000 are kept. Safe for any thread. */
public final class People {

    private static final int KEPT = 200_000;

    private final Map<String, Customer> byAddress = new BoundedMap<>(3 * KEPT);
    private final Set<String> gone = new HashSet<>();

    /** Adds a person, or renames the one with the same addresses. */
    public synchronized void add(Customer person) {
        byAddress.put(person.bsuid(), person);
        if (person.phone() != null) {
            byAddress.put(person.phone(), person);
        }
        if (person.waId() != null) {
            byAddress.put(person.waId(), person);
        }
    }

    /** The person at a phone's digits, a wa_id or a BSUID. */
    public synchronized Optional<Customer> find(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** The person with a phone; someone new to the emulator has no name yet. */
    public synchronized Customer atPhone(String digits) {
        Customer known = byAddress.get(digits);
        if (known != null) {
            return known;
        }
        Customer person = Customer.withPhone(digits, "");
        add(person);
        return person;
    }

    /** The person with a BSUID; someone new to the emulator has no phone and no name. */
    public synchronized Customer atBsuid(String bsuid) {
        Customer known = byAddress.get(bsuid);
        if (known != null) {
            return known;
        }
        Customer person = Customer.usernameOnly(bsuid, "", null);
        add(person);
        return person;
    }

    /** Says that a person has, or no longer has, WhatsApp: sends to those without fail with 131026. */
    public synchronized void setReachable(Customer person, boolean reachable) {
        if (reachable) {
            gone.remove(person.bsuid());
        } else {
            gone.add(person.bsuid());
        }
    }

    /** Whether messages reach the person. */
    public synchronized boolean reachable(Customer person) {
        return !gone.contains(person.bsuid());
    }
}
