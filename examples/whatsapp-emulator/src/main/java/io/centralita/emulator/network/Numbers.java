package io.centralita.emulator.network;

import io.centralita.emulator.BusinessNumber;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The registered numbers, their callbacks, and the accounts whose webhooks are switched off. Safe for any thread. */
public final class Numbers {

    private final Map<String, BusinessNumber> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Map<CallbackKind, BusinessNumber>> callbacks = new ConcurrentHashMap<>();
    private final Set<String> unsubscribed = ConcurrentHashMap.newKeySet();

    /** Adds a number with its app's callback, or replaces the one with its id. */
    public void register(BusinessNumber number) {
        callbacks.put(number.phoneNumberId(), Map.of(CallbackKind.APPLICATION, number));
        byId.put(number.phoneNumberId(), number);
    }

    /** Sends a number's webhooks elsewhere, unless a narrower callback is set. */
    public void override(CallbackKind kind, BusinessNumber moved) {
        Map<CallbackKind, BusinessNumber> all = new EnumMap<>(CallbackKind.class);
        all.putAll(callbacks.getOrDefault(moved.phoneNumberId(), Map.of()));
        all.put(kind, moved);
        callbacks.put(moved.phoneNumberId(), Map.copyOf(all));
        byId.put(moved.phoneNumberId(), narrowest(all, moved));
    }

    /** Takes an override back. */
    public void withdraw(CallbackKind kind, String phoneNumberId) {
        Map<CallbackKind, BusinessNumber> all = new EnumMap<>(CallbackKind.class);
        all.putAll(callbacks.getOrDefault(phoneNumberId, Map.of()));
        all.remove(kind);
        callbacks.put(phoneNumberId, Map.copyOf(all));
        byId.computeIfPresent(phoneNumberId, (id, number) -> narrowest(all, number));
    }

    /** The callbacks set for a number, those of no address left out. */
    public Map<CallbackKind, String> callbacks(String phoneNumberId) {
        Map<CallbackKind, String> urls = new EnumMap<>(CallbackKind.class);
        callbacks.getOrDefault(phoneNumberId, Map.of()).forEach((kind, number) -> {
            String url = number.webhookUrl();
            if (url != null) {
                urls.put(kind, url);
            }
        });
        return urls;
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

    private static BusinessNumber narrowest(Map<CallbackKind, BusinessNumber> all, BusinessNumber otherwise) {
        BusinessNumber found = otherwise;
        for (CallbackKind kind : CallbackKind.values()) {
            found = all.getOrDefault(kind, found);
        }
        return found;
    }
}
