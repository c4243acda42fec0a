package io.centralita.emulator.network;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The templates of each account; one name and language once. Safe for any thread. */
public final class Templates {

    private final ProviderIds ids;
    private final Map<String, Map<String, Template>> byAccount = new LinkedHashMap<>();

    /** No templates yet. */
    public Templates(ProviderIds ids) {
        this.ids = ids;
    }

    /** Adds a template, waiting for approval; absent when there is one of this name and language. */
    public synchronized Optional<Template> create(
            String wabaId, String name, String language, String category, JsonArray components) {
        Template template = new Template(ids.media(), name, language, category, "PENDING", components);
        Map<String, Template> account = byAccount.computeIfAbsent(wabaId, ignored -> new LinkedHashMap<>());
        return account.putIfAbsent(key(name, language), template) == null ? Optional.of(template) : Optional.empty();
    }

    /** Approves a template, if it is still there. */
    public synchronized void approve(String wabaId, Template template) {
        Map<String, Template> account = byAccount.getOrDefault(wabaId, Map.of());
        account.computeIfPresent(key(template.name(), template.language()), (key, found) -> found.approved());
    }

    /** Deletes all languages of a name; tells whether there was any. */
    public synchronized boolean delete(String wabaId, String name) {
        Map<String, Template> account = byAccount.getOrDefault(wabaId, Map.of());
        return account.values().removeIf(template -> template.name().equals(name));
    }

    /** The templates of an account, in the order they were made. */
    public synchronized List<Template> all(String wabaId) {
        return new ArrayList<>(byAccount.getOrDefault(wabaId, Map.of()).values());
    }

    /** One template. */
    public synchronized Optional<Template> find(String wabaId, String name, String language) {
        return Optional.ofNullable(byAccount.getOrDefault(wabaId, Map.of()).get(key(name, language)));
    }

    private static String key(String name, String language) {
        return name + '\n' + language;
    }
}
