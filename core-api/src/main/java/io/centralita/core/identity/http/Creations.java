package io.centralita.core.identity.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.kernel.http.Answer;
import io.centralita.core.kernel.http.Idempotency;
import io.centralita.core.kernel.http.IdempotencyKey;
import io.centralita.core.kernel.secrets.PlatformSecrets;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Creates something once for an {@code Idempotency-Key}. Answers may hold a secret that is shown to its maker alone, so
 * what is kept for the replay is sealed.
 */
@ApplicationScoped
class Creations {

    private static final int CREATED = 201;

    private final IdentityTransactions transactions;
    private final Idempotency idempotency;
    private final PlatformSecrets secrets;
    private final ObjectMapper json;

    Creations(IdentityTransactions transactions, Idempotency idempotency, PlatformSecrets secrets, ObjectMapper json) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.secrets = secrets;
        this.json = json;
    }

    /** @param location where it is read from then on; null for what is shown once */
    record Created(@Nullable String location, Object body) {}

    /**
     * @param path of the request, which with its body stands for what is asked
     * @return 201
     */
    Uni<Response> once(
            Caller caller,
            @Nullable String header,
            String path,
            Object request,
            Function<SqlConnection, Uni<Created>> work) {
        return Uni.createFrom().deferred(() -> {
            var key = IdempotencyKey.of(header, caller.principal(), "POST " + path, fingerprint(request));
            var context = "idempotency_keys|body|" + caller.workspace() + "|" + caller.principal();
            return transactions
                    .change(
                            caller.workspace(),
                            connection -> idempotency.run(
                                    connection,
                                    caller.workspace(),
                                    key,
                                    () -> work.apply(connection)
                                            .map(created -> Answer.of(
                                                    CREATED,
                                                    created.location(),
                                                    seal(write(created.body()), context)))))
                    .map(kept -> new Answer(kept.status(), kept.location(), open(kept.body(), context), kept.replayed())
                            .response());
        });
    }

    /** Keyed, so that a password in the request cannot be guessed from what is kept. */
    private String fingerprint(Object request) {
        var body = write(request).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(PlatformSecrets.hmac(secrets.derive("idempotency"), body));
    }

    private String seal(String body, String context) {
        return Base64.getEncoder().encodeToString(secrets.seal(body.getBytes(StandardCharsets.UTF_8), context));
    }

    private String open(String sealed, String context) {
        return new String(secrets.open(Base64.getDecoder().decode(sealed), context), StandardCharsets.UTF_8);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
