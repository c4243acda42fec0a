package io.centralita.emulator.network;

import io.centralita.emulator.BusinessNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The registered numbers and the accounts whose webhooks are switched off. Safe for any thread. */
public final class Numbers {

    private final Map<String, BusinessNumber> byId = new ConcurrentSkipListMap<>();
    private final Set<String> unsubscribed = ConcurrentHashMap.newKeySet();

    /** Adds a number, or replaces the one with its id. */
    public void register(BusinessNumber number) {
        byId.put(number.phoneNumberId(), number);
    }

    /** The number with this id. */
    public Optional<BusinessNumber> find(String phoneNumberId) {
        return Optional.ofNullable(byId.get(phoneNumberId));
    }

    /** All numbers, by id. */
    public List<BusinessNumber> all() {
        return List.copyOf(byId.values());
    }

    /** The numbers of an account. */
    public List<BusinessNumber> ofAccount(String wabaId) {
        return byId.values().stream()
                .filter(number -> number.wabaId().equals(wabaId))
                .toList();
    }

    /** Whether any number accepts this token. */
    public boolean knowsToken(String token) {
        return byId.values().stream().anyMatch(number -> number.accessToken().equals(token));
    }

    /** Switches the webhooks of an account on or off; they are on at first. */
    public void subscribe(String wabaId, boolean on) {
        if (on) {
            unsubscribed.remove(wabaId);
        } else {
            unsubscribed.add(wabaId);
        }
    }

    /** Whether the webhooks of an account are on. */
    public boolean subscribed(String wabaId) {
        return !unsubscribed.contains(wabaId);
    }
}
