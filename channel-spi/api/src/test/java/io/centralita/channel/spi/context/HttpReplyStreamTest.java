package io.centralita.channel.spi.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A reply with its body to come, from a client that knows no other way than to read it first. */
class HttpReplyStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ChannelHttp http = call -> CompletableFuture.completedFuture(
            new HttpReply(206, Map.of("Content-Type", List.of("text/plain")), "the whole of it".getBytes()));

    private HttpReplyStream stream() {
        return http.stream(HttpCall.get(URI.create("http://provider.example/"), PATIENCE), PATIENCE)
                .toCompletableFuture()
                .join();
    }

    @Test
    void shouldGiveTheReplyOfAClientThatDoesNotStream() {
        HttpReplyStream stream = stream();

        assertThat(stream.status()).isEqualTo(206);
        assertThat(stream.successful()).isTrue();
        assertThat(stream.header("content-TYPE")).contains("text/plain");
        assertThat(stream.read(15).toCompletableFuture().join().text()).isEqualTo("the whole of it");
        assertThat(stream.toString()).isEqualTo("HttpReplyStream[206]");
    }

    @Test
    void shouldNotReadMoreThanIsAllowed() {
        assertThatThrownBy(() -> stream().read(14).toCompletableFuture().join())
                .hasRootCauseInstanceOf(HttpMaybeSentException.class)
                .hasMessageContaining("more than 14 bytes");
    }

    @Test
    void shouldGiveNothingToASecondReaderOrBeforeItIsAskedFor() {
        HttpReplyStream stream = stream();
        Seen first = new Seen();
        Seen second = new Seen();

        stream.body().subscribe(first);
        stream.body().subscribe(second);

        assertThat(first.told).containsExactly("subscribed");
        assertThat(second.told).containsExactly("subscribed", "IllegalStateException");
        stream.discard();
        first.subscription().request(1);
        assertThat(first.told).containsExactly("subscribed", "15 bytes", "complete");
    }

    @Test
    void shouldGiveNothingAfterItWasCancelled() {
        Seen reader = new Seen();

        stream().body().subscribe(reader);
        reader.subscription().cancel();
        reader.subscription().request(1);

        assertThat(reader.told).containsExactly("subscribed");
    }

    private static final class Seen implements Flow.Subscriber<ByteBuffer> {

        final List<String> told = new ArrayList<>();
        Flow.@Nullable Subscription subscription;

        Flow.Subscription subscription() {
            return Objects.requireNonNull(subscription);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            told.add("subscribed");
        }

        @Override
        public void onNext(ByteBuffer piece) {
            told.add(piece.remaining() + " bytes");
        }

        @Override
        public void onError(Throwable failure) {
            told.add(failure.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            told.add("complete");
        }
    }
}
