package io.centralita.core.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One thing a caller may do. Everything asks for permissions, nothing for roles. On the wire {@code subject:action}. */
public enum Permission {
    WORKSPACE_READ,
    WORKSPACE_MANAGE,
    USERS_READ,
    USERS_MANAGE,
    TEAMS_READ,
    TEAMS_MANAGE,
    API_KEYS_MANAGE("api_keys", "manage"),
    CHANNELS_READ,
    CHANNELS_MANAGE,
    CONTACTS_READ,
    CONTACTS_WRITE,
    /** Every conversation of the workspace. */
    CONVERSATIONS_READ_ALL("conversations", "read_all"),
    /** The caller's own conversations, those of its teams, and those of no team and no assignee. */
    CONVERSATIONS_READ_OWN("conversations", "read_own"),
    CONVERSATIONS_WRITE,
    /** Takes an unassigned conversation, gives up one's own. */
    CONVERSATIONS_CLAIM,
    /** Assigns conversations to others, takes them from others. */
    CONVERSATIONS_ASSIGN,
    MESSAGES_SEND,
    MEDIA_READ,
    MEDIA_WRITE,
    PRESENCE_WRITE,
    EVENTS_READ,
    ROUTING_MANAGE,
    BOTS_MANAGE,
    CAMPAIGNS_MANAGE,
    WEBHOOKS_MANAGE,
    DEAD_LETTERS_MANAGE("dead_letters", "manage"),
    REPORTS_READ,
    AUDIT_READ,
    ARCHIVES_MANAGE;

    private static final Map<String, Permission> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Permission::wire, permission -> permission));

    private final String wire;

    Permission() {
        var name = name().toLowerCase(Locale.ROOT);
        this.wire = name.replaceFirst("_", ":");
    }

    Permission(String subject, String action) {
        this.wire = subject + ":" + action;
    }

    @JsonValue
    public String wire() {
        return wire;
    }

    public static Optional<Permission> ofWire(String text) {
        return Optional.ofNullable(BY_WIRE.get(text));
    }

    /** @throws IllegalArgumentException when there is no such permission */
    @JsonCreator
    public static Permission fromString(String text) {
        return ofWire(text).orElseThrow(() -> new IllegalArgumentException("no such permission"));
    }
}
