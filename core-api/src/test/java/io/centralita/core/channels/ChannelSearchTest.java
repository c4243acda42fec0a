package io.centralita.core.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.core.kernel.ids.ChannelId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often the database is asked for channels that are nowhere. */
class ChannelSearchTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger looks = new AtomicInteger();
    private final ChannelSearch search = new ChannelSearch(
            vertx, new RunningChannels(), () -> Uni.createFrom().voidItem().invoke(looks::incrementAndGet));

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void shouldLookOnceForManyWhoAskTogether() throws Exception {
        found(search.find(ChannelId.next()));
        var asked = new ArrayList<Future<Optional<RunningChannel>>>();
        for (var one = 0; one < 500; one++) {
            asked.add(search.find(ChannelId.next()));
        }

        for (var answer : asked) {
            assertThat(found(answer)).isEmpty();
        }

        assertThat(looks).hasValue(2);
    }

    @Test
    void shouldRememberANoForAWhile() throws Exception {
        var nowhere = ChannelId.next();
        assertThat(found(search.find(nowhere))).isEmpty();

        for (var again = 0; again < 100; again++) {
            assertThat(search.find(nowhere).isComplete()).isTrue();
        }

        assertThat(looks).hasValue(1);
        await().until(() -> !search.find(nowhere).isComplete() || looks.get() > 1);
    }

    @Test
    void shouldRefuseMoreThanItCanKeep() throws Exception {
        found(search.find(ChannelId.next()));
        for (var one = 0; one < ChannelSearch.MOST_ASKING; one++) {
            search.find(ChannelId.next());
        }

        assertThat(search.find(ChannelId.next()).failed()).isTrue();
        await().until(() -> looks.get() == 2);
        await().until(() -> !search.find(ChannelId.next()).failed());
    }

    @Test
    void shouldFailWhenTheDatabaseIsAway() {
        var away = new ChannelSearch(
                vertx, new RunningChannels(), () -> Uni.createFrom().failure(new java.io.IOException("away")));

        var asked = away.find(ChannelId.next());

        await().until(asked::failed);
    }

    private static Optional<RunningChannel> found(Future<Optional<RunningChannel>> asked) throws Exception {
        return asked.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
