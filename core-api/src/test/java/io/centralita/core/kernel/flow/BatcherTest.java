package io.centralita.core.kernel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatcherTest {

    private static final long LONG_GAP_MS = 60_000;

    private final Vertx vertx = Vertx.vertx();
    private final Promise<Void> held = Promise.promise();
    private final List<List<Integer>> flushed = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldFlushALoneItemAtOnceWhateverTheGap() {
        var batcher = new Batcher<Integer, Integer>(10, 1, new Gap(vertx, LONG_GAP_MS), this::atOnce);

        assertThat(batcher.add(1).result()).isEqualTo(1);
        assertThat(flushed).containsExactly(List.of(1));
    }

    @Test
    void shouldShareTheNextFlushAmongThoseWhoCameDuringOne() {
        var first = Promise.<Void>promise();
        var batcher =
                new Batcher<Integer, Integer>(10, 1, items -> first.future().compose(done -> atOnce(items)));

        var answers = List.of(batcher.add(1), batcher.add(2), batcher.add(3));
        first.complete();

        assertThat(answers).extracting(Future::result).containsExactly(1, 2, 3);
        assertThat(flushed).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void shouldGatherForTheGapAfterAFlush() throws Exception {
        var batcher = holding(50);
        batcher.add(1);
        var second = batcher.add(2);
        var third = batcher.add(3);

        held.complete();
        assertThat(second.isComplete()).isFalse();

        assertThat(third.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(flushed).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void shouldEndTheGapWhenAllWhoWereThereAreBack() {
        var batcher = holding(LONG_GAP_MS);
        batcher.add(1);
        batcher.add(2);
        var third = batcher.add(3);
        held.complete();
        assertThat(third.isComplete()).isFalse();

        batcher.add(4);

        assertThat(third.result()).isEqualTo(3);
        assertThat(flushed).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void shouldNotEndTheRestOfLeisurelyItemsForACrowd() {
        var batcher = new Batcher<Integer, Integer>(10, 1, new Gap(vertx, 1, LONG_GAP_MS), item -> false, this::atOnce);
        batcher.add(1);

        assertThat(batcher.add(2).isComplete()).isFalse();
    }

    /** Its first flush waits until it is let go. */
    private Batcher<Integer, Integer> holding(long gapMillis) {
        return new Batcher<>(10, 1, new Gap(vertx, gapMillis), items -> {
            flushed.add(items);
            return held.future().map(items);
        });
    }

    @Test
    void shouldNotGatherLongerThanUntilABatchIsFull() {
        var batcher = new Batcher<Integer, Integer>(2, 1, new Gap(vertx, LONG_GAP_MS), this::atOnce);
        batcher.add(1);
        var second = batcher.add(2);

        var third = batcher.add(3);

        assertThat(second.result()).isEqualTo(2);
        assertThat(third.result()).isEqualTo(3);
    }

    @Test
    void shouldLetAnUrgentItemEndTheLongerRest() throws Exception {
        var batcher =
                new Batcher<Integer, Integer>(10, 1, new Gap(vertx, 50, LONG_GAP_MS), item -> item > 100, this::atOnce);
        batcher.add(1);
        var leisurely = batcher.add(2);

        var urgent = batcher.add(101);

        assertThat(urgent.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isEqualTo(101);
        assertThat(leisurely.result()).isEqualTo(2);
        assertThat(flushed).containsExactly(List.of(1), List.of(2, 101));
    }

    @Test
    void shouldFlushLeisurelyItemsWhenTheLongerRestIsOver() throws Exception {
        var batcher = new Batcher<Integer, Integer>(10, 1, new Gap(vertx, 1, 50), item -> item > 100, this::atOnce);
        batcher.add(1);

        assertThat(batcher.add(2).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isEqualTo(2);
    }

    @Test
    void shouldFailThoseOfAFlushAndGoOn() {
        var batcher = new Batcher<Integer, Integer>(10, 1, items -> {
            if (items.contains(1)) {
                throw new IllegalArgumentException("no ones");
            }
            return atOnce(items);
        });

        assertThat(batcher.add(1).cause()).hasMessage("no ones");
        assertThat(batcher.add(2).result()).isEqualTo(2);
    }

    private Future<List<Integer>> atOnce(List<Integer> items) {
        flushed.add(items);
        return Future.succeededFuture(items);
    }
}
