package io.centralita.core.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Shows the way to an optional client: inject the instance, ask whether its bean is active. */
@QuarkusTest
class RedisOptionalTest {

    @Inject
    InjectableInstance<ReactiveRedisDataSource> redis;

    @Test
    void shouldBeInactiveUntilAHostIsConfigured() {
        assertThat(redis.getHandle().getBean().isActive()).isFalse();
        assertThat(redis.listActive()).isEmpty();
    }
}
