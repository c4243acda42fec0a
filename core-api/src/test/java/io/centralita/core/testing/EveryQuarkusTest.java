package io.centralita.core.testing;

import io.quarkus.test.common.QuarkusTestResource;

/** Names the resources that all tests share. Quarkus finds it in the test classes' index; nothing refers to it. */
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
public final class EveryQuarkusTest {

    private EveryQuarkusTest() {}
}
