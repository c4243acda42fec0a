package io.centralita.core.identity;

import io.centralita.core.identity.credentials.ApiKeyText;
import io.centralita.core.identity.store.ApiKeyRows;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.ApiKeyId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.net.Cidr;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys of programs. */
@ApplicationScoped
public class ApiKeys {

    private static final int MOST_RANGES = 50;

    private final IdentityTransactions transactions;
    private final ApiKeyRows rows;

    ApiKeys(IdentityTransactions transactions, ApiKeyRows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    /** Fails with NOT_FOUND (404). */
    public Uni<ApiKey> find(WorkspaceId workspace, ApiKeyId id) {
        return transactions
                .read(workspace, connection -> rows.find(connection, workspace, id))
                .map(found -> found.orElseThrow(ProblemException::notFound));
    }

    /** By id, those after {@code after}; revoked ones too. */
    public Uni<List<ApiKey>> list(WorkspaceId workspace, @Nullable UUID after, int limit) {
        return transactions.read(workspace, connection -> rows.list(connection, workspace, after, limit));
    }

    /** {@link #insert} in a transaction of its own. */
    public Uni<IssuedApiKey> create(Caller caller, NewApiKey wanted) {
        return transactions.change(caller.workspace(), connection -> insert(connection, caller, wanted));
    }

    /**
     * In a transaction of the workspace. Fails with FORBIDDEN (403) for a scope the caller does not have itself, with
     * VALIDATION_FAILED (422) for a bad field.
     */
    public Uni<IssuedApiKey> insert(SqlConnection connection, Caller caller, NewApiKey wanted) {
        return Uni.createFrom().deferred(() -> {
            check(caller, wanted);
            var text = ApiKeyText.next(wanted.environment());
            var key = new ApiKey(
                    ApiKeyId.next(),
                    text.clientId(),
                    wanted.environment(),
                    UserFields.name("/name", wanted.name()),
                    wanted.scopes(),
                    wanted.allowedIps(),
                    Instant.now(),
                    wanted.expiresAt(),
                    null,
                    null);
            return rows.insert(connection, caller.workspace(), key, text.secretHash(), caller.principal())
                    .flatMap(done -> transactions.tell(
                            connection, caller.workspace(), "api_key.created", caller.actor(), facts(key)))
                    .replaceWith(new IssuedApiKey(key, text.reveal()));
        });
    }

    /** From now on refused here, within two seconds everywhere; also when it was revoked before. Fails with NOT_FOUND. */
    public Uni<Void> revoke(WorkspaceId workspace, Actor actor, ApiKeyId id) {
        return transactions.change(
                workspace,
                connection -> rows.find(connection, workspace, id)
                        .map(found -> found.orElseThrow(ProblemException::notFound))
                        .flatMap(key -> rows.revoke(connection, workspace, id, Instant.now())
                                .flatMap(revoked -> revoked
                                        ? transactions.tell(connection, workspace, "api_key.revoked", actor, facts(key))
                                        : Uni.createFrom().voidItem())));
    }

    private static void check(Caller caller, NewApiKey wanted) {
        if (wanted.scopes().isEmpty()) {
            throw ProblemException.invalid("/scopes", "required", "At least one scope is required.");
        }
        if (!caller.permissions().containsAll(wanted.scopes())) {
            throw ProblemException.of(ProblemCode.FORBIDDEN, "A key cannot do more than its maker.");
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(Instant.now())) {
            throw ProblemException.invalid("/expires_at", "in_the_past", "A key ends in the future.");
        }
        if (wanted.allowedIps().size() > MOST_RANGES) {
            throw ProblemException.invalid("/allowed_ips", "too_many", "At most 50 addresses or ranges.");
        }
        for (var at = 0; at < wanted.allowedIps().size(); at++) {
            if (Cidr.parse(wanted.allowedIps().get(at)).isEmpty()) {
                throw ProblemException.invalid(
                        "/allowed_ips/" + at, "invalid", "This is neither an address nor a range of addresses.");
            }
        }
    }

    private static JsonObject facts(ApiKey key) {
        var scopes = new JsonArray();
        key.scopes().stream().map(Permission::wire).sorted().forEach(scopes::add);
        return new JsonObject()
                .put("id", key.id().toString())
                .put("name", key.name())
                .put("scopes", scopes);
    }
}
