package io.centralita.core.identity.store;

import io.centralita.core.identity.access.Standings;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactLog;

/** Transactions of the room over another database than the application's bean. */
public final class TransactionsFixture {

    private TransactionsFixture() {}

    public static IdentityTransactions over(Database database, FactLog log, Doorbell doorbell, Standings standings) {
        return new IdentityTransactions(database, log, doorbell, standings);
    }
}
