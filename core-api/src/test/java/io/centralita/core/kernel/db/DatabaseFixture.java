package io.centralita.core.kernel.db;

import io.vertx.mutiny.sqlclient.Pool;

/** A database for tests that start no application. */
public final class DatabaseFixture {

    private DatabaseFixture() {}

    public static Database on(Pool pool) {
        return new Database(pool);
    }
}
