package io.centralita.core.realtime;

import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one caller may hear. A fact of a conversation is judged by who held the conversation when it happened; the one who lost
 * it hears that too. A fact of no conversation needs the permission to read its family.
 */
record Sight(UUID principal, Set<Permission> permissions, Set<UUID> teams) {

    static Sight of(Caller caller) {
        return new Sight(caller.principal(), caller.permissions(), caller.teams());
    }

    boolean covers(FactDraft fact) {
        var audience = fact.audience();
        if (audience.conversationId() != null) {
            return coversConversation(audience);
        }
        return permissions.contains(permissionFor(fact.type()));
    }

    boolean coversConversation(Audience audience) {
        if (permissions.contains(Permission.CONVERSATIONS_READ_ALL)) {
            return true;
        }
        return permissions.contains(Permission.CONVERSATIONS_READ_OWN)
                && (principal.equals(audience.previousAssigneeId()) || holds(audience.assigneeId(), audience.teamId()));
    }

    /** Equal for equal sights: a stream is resumed only under the sight it was opened with. */
    String fingerprint() {
        return new TreeSet<>(permissions) + "" + new TreeSet<>(teams);
    }

    private boolean holds(@Nullable UUID assignee, @Nullable UUID team) {
        return principal.equals(assignee) || (team == null ? assignee == null : teams.contains(team));
    }

    private static Permission permissionFor(String type) {
        var dot = type.indexOf('.');
        return switch (dot < 0 ? type : type.substring(0, dot)) {
            case "channel" -> Permission.CHANNELS_READ;
            case "contact" -> Permission.CONTACTS_READ;
            case "agent", "user" -> Permission.USERS_READ;
            case "team" -> Permission.TEAMS_READ;
            case "campaign" -> Permission.CAMPAIGNS_MANAGE;
            case "bot" -> Permission.BOTS_MANAGE;
            case "webhook_endpoint" -> Permission.WEBHOOKS_MANAGE;
            default -> Permission.USERS_MANAGE;
        };
    }
}
