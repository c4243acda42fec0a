package io.centralita.core.identity.store;

import io.centralita.core.identity.credentials.SigningKey;
import io.centralita.core.kernel.secrets.PlatformSecrets;
import io.centralita.core.kernel.secrets.SealedColumn;
import io.centralita.core.kernel.secrets.SealedColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Signing keys; the private half is kept sealed. All inside a transaction of the platform. */
@ApplicationScoped
public class SigningKeyRows implements SealedColumns {

    private static final String LIST = """
            select kid, public_key, private_key, created_at, retired_at from signing_keys
            where retired_at is null or retired_at > $1 order by created_at""";

    private static final SealedColumn PRIVATE_KEY =
            new SealedColumn("signing_keys", "private_key", "kid", false, false);

    private final PlatformSecrets secrets;

    SigningKeyRows(PlatformSecrets secrets) {
        this.secrets = secrets;
    }

    /** Until the end of the transaction no other node makes or retires a key. */
    public Uni<Void> lock(SqlConnection connection) {
        return connection
                .query("lock table signing_keys in share row exclusive mode")
                .execute()
                .replaceWithVoid();
    }

    /** Those that sign, and those retired after {@code horizon}. */
    public Uni<List<SigningKey>> list(SqlConnection connection, Instant horizon) {
        return connection
                .preparedQuery(LIST)
                .execute(Tuple.of(SessionRows.time(horizon)))
                .map(rows -> rows.stream().map(this::read).toList());
    }

    public Uni<Void> retireAll(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery("update signing_keys set retired_at = $1 where retired_at is null")
                .execute(Tuple.of(SessionRows.time(now)))
                .replaceWithVoid();
    }

    public Uni<Void> insert(SqlConnection connection, SigningKey key) {
        var sealed = secrets.seal(key.privateKey().getEncoded(), context(key.kid()));
        return connection
                .preparedQuery(
                        "insert into signing_keys (kid, public_key, private_key, created_at) values ($1, $2, $3, $4)")
                .execute(Tuple.of(
                        key.kid(),
                        Buffer.buffer(key.publicKey().getEncoded()),
                        Buffer.buffer(sealed),
                        SessionRows.time(key.createdAt())))
                .replaceWithVoid();
    }

    private SigningKey read(Row row) {
        var kid = row.getString(0);
        var retired = row.getOffsetDateTime(4);
        return SigningKey.of(
                kid,
                row.getBuffer(1).getBytes(),
                secrets.open(row.getBuffer(2).getBytes(), context(kid)),
                row.getOffsetDateTime(3).toInstant(),
                retired == null ? null : retired.toInstant());
    }

    private static String context(String kid) {
        return PRIVATE_KEY.place(kid);
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(PRIVATE_KEY);
    }
}
