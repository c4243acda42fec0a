package io.centralita.emulator.network;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
        Template template = new Template(ids.media(), name, language, category, "PENDING", "UNKNOWN", null, components);
        Map<String, Template> account = byAccount.computeIfAbsent(wabaId, ignored -> new LinkedHashMap<>());
        return account.putIfAbsent(key(name, language), template) == null ? Optional.of(template) : Optional.empty();
    }

    /** Changes a template; absent when it is not there. */
    public synchronized Optional<Template> change(
            String wabaId, String name, String language, UnaryOperator<Template> step) {
        Map<String, Template> account = byAccount.getOrDefault(wabaId, Map.of());
        return Optional.ofNullable(
                account.containsKey(key(name, language))
                        ? account.computeIfPresent(key(name, language), (key, found) -> step.apply(found))
                        : null);
    }

    /** Deletes all languages of a name, or the one of this id too; tells whether there was any. */
    public synchronized boolean delete(String wabaId, String name, String id) {
        Map<String, Template> account = byAccount.getOrDefault(wabaId, Map.of());
        return account.values()
                .removeIf(template -> template.name().equals(name)
                        && (id.isEmpty() || template.id().equals(id)));
    }

    /** The templates of an account, in the order they were made. */
    public synchronized List<Template> all(String wabaId) {
        return new ArrayList<>(byAccount.getOrDefault(wabaId, Map.of()).values());
    }

    /** One template. */
    public synchronized Optional<Template> find(String wabaId, String name, String language) {
        return Optional.ofNullable(byAccount.getOrDefault(wabaId, Map.of()).get(key(name, language)));
    }

    /** A template of an account by Meta's id. */
    public synchronized Optional<Template> byId(String wabaId, String id) {
        return byAccount.getOrDefault(wabaId, Map.of()).values().stream()
                .filter(template -> template.id().equals(id))
                .findFirst();
    }

    private static String key(String name, String language) {
        return name + '\n' + language;
    }
}
