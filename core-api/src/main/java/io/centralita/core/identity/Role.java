package io.centralita.core.identity;

import static io.centralita.core.identity.Permission.*;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A named set of permissions, given to users. */
public enum Role {
    OWNER("Everything, the workspace itself included", EnumSet.allOf(Permission.class)),
    ADMIN("Everything but the workspace itself", EnumSet.complementOf(EnumSet.of(WORKSPACE_MANAGE))),
    SUPERVISOR("Sees every conversation, assigns, reads reports", supervisor()),
    AGENT("Works on its own conversations, its teams' and the unassigned", agent()),
    VIEWER("Reads everything, changes nothing", viewer());

    private final String description;
    private final Set<Permission> permissions;

    Role(String description, EnumSet<Permission> permissions) {
        this.description = description;
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    public String description() {
        return description;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofWire(String text) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(text)).findFirst();
    }

    /** @throws IllegalArgumentException when there is no such role */
    @JsonCreator
    public static Role fromString(String text) {
        return ofWire(text).orElseThrow(() -> new IllegalArgumentException("no such role"));
    }

    private static EnumSet<Permission> agent() {
        return EnumSet.of(
                WORKSPACE_READ,
                USERS_READ,
                TEAMS_READ,
                CHANNELS_READ,
                CONTACTS_READ,
                CONTACTS_WRITE,
                CONVERSATIONS_READ_OWN,
                CONVERSATIONS_WRITE,
                CONVERSATIONS_CLAIM,
                MESSAGES_SEND,
                MEDIA_READ,
                MEDIA_WRITE,
                PRESENCE_WRITE,
                EVENTS_READ);
    }

    private static EnumSet<Permission> supervisor() {
        var permissions = agent();
        permissions.addAll(EnumSet.of(CONVERSATIONS_READ_ALL, CONVERSATIONS_ASSIGN, REPORTS_READ));
        return permissions;
    }

    private static EnumSet<Permission> viewer() {
        return EnumSet.of(
                WORKSPACE_READ,
                USERS_READ,
                TEAMS_READ,
                CHANNELS_READ,
                CONTACTS_READ,
                CONVERSATIONS_READ_ALL,
                MEDIA_READ,
                EVENTS_READ,
                REPORTS_READ);
    }
}
