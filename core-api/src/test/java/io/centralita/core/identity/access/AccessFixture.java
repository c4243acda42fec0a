package io.centralita.core.identity.access;

import io.centralita.core.identity.store.ApiKeyRows;
import io.centralita.core.identity.store.SessionRows;
import io.centralita.core.kernel.db.Database;

/** This package's beans for tests that start no application. */
public final class AccessFixture {

    private AccessFixture() {}

    public static Standings standings(Database database) {
        return new Standings(database, new SessionRows(), new ApiKeyRows());
    }

    public static LoginThrottle loginThrottle() {
        return new LoginThrottle();
    }

    public static KeyUse keyUse(Database database) {
        return new KeyUse(database, new ApiKeyRows());
    }
}
