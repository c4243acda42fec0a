package io.centralita.core.contract;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/** Puts the {@link ContractFilter} before every request of every {@code @QuarkusTest}. Named in META-INF/services. */
public final class EveryTestKeepsTheContract implements QuarkusTestBeforeEachCallback {

    private final ContractFilter filter = new ContractFilter();

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (!RestAssured.filters().contains(filter)) {
            RestAssured.filters(filter);
        }
    }
}
