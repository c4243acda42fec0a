package io.centralita.core.realtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Credential;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.ids.SessionId;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A caller's credential as a ticket keeps it: references, never a secret. What it may do is asked anew when it is used. */
final class CredentialText {

    private static final JsonMapper JSON = new JsonMapper();

    private CredentialText() {}

    static String write(Caller caller) {
        var text = JSON.createObjectNode()
                .put("principal", caller.principal().toString())
                .put("expires_at", caller.credential().expiresAt().toString())
                .put("address", caller.credential().address());
        if (caller.credential() instanceof Credential.OfSession session) {
            text.put("session", session.session().toString());
        } else if (caller.credential() instanceof Credential.OfApiKey key) {
            text.put("client_id", key.clientId());
            scope(text, key.scope());
        }
        return text.toString();
    }

    /** A caller without permissions, to be refreshed. */
    static Caller read(WorkspaceId workspace, String written) {
        var text = parse(written);
        var expiresAt = Instant.parse(text.get("expires_at").textValue());
        var address = text.get("address").textValue();
        var bySession = text.has("session");
        var credential = bySession
                ? new Credential.OfSession(
                        SessionId.fromString(text.get("session").textValue()), expiresAt, address)
                : new Credential.OfApiKey(text.get("client_id").textValue(), scope(text), expiresAt, address);
        return new Caller(
                workspace,
                UUID.fromString(text.get("principal").textValue()),
                bySession ? Caller.Kind.USER : Caller.Kind.API_KEY,
                Set.of(),
                Set.of(),
                credential);
    }

    private static void scope(ObjectNode text, @Nullable Set<Permission> scope) {
        if (scope != null) {
            var list = text.putArray("scope");
            scope.forEach(permission -> list.add(permission.name()));
        }
    }

    private static @Nullable Set<Permission> scope(JsonNode text) {
        if (!text.has("scope")) {
            return null;
        }
        var scope = EnumSet.noneOf(Permission.class);
        text.get("scope").forEach(name -> scope.add(Permission.valueOf(name.textValue())));
        return scope;
    }

    private static JsonNode parse(String written) {
        try {
            return JSON.readTree(written);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
