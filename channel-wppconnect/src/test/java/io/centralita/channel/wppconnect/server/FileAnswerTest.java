package io.centralita.channel.wppconnect.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.testkit.ReadBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An answer that comes piece by piece, as it is asked for. */
class FileAnswerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** An answer in pieces; at its end it says what it is told to. */
    private static final class Pieces implements Flow.Publisher<ByteBuffer>, Flow.Subscription {
        private final byte[] bytes;
        private final int piece;
        private final Consumer<Flow.Subscriber<?>> end;
        private Flow.@Nullable Subscriber<? super ByteBuffer> reader;
        private int at;
        private int asked;
        private boolean cancelled;
        private boolean over;

        Pieces(String answer, int piece, Consumer<Flow.Subscriber<?>> end) {
            this.bytes = answer.getBytes(StandardCharsets.UTF_8);
            this.piece = piece;
            this.end = end;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> given) {
            reader = given;
            given.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            assertThat(count).isEqualTo(1);
            asked++;
            if (over) {
                return;
            }
            if (at == bytes.length) {
                end.accept(reader());
                return;
            }
            int size = Math.min(piece, bytes.length - at);
            at += size;
            reader().onNext(ByteBuffer.wrap(bytes, at - size, size));
        }

        private Flow.Subscriber<? super ByteBuffer> reader() {
            return Objects.requireNonNull(reader);
        }

        void lose() {
            over = true;
            lost(reader());
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private static Pieces whole(String answer, int piece) {
        return new Pieces(answer, piece, Flow.Subscriber::onComplete);
    }

    private static CompletableFuture<ResolvedMedia> found(Pieces pieces) {
        FileAnswer answer = new FileAnswer("image/png");
        pieces.subscribe(answer);
        return answer.found().toCompletableFuture();
    }

    private static Flow.Publisher<ByteBuffer> file(Pieces pieces) {
        return ((ResolvedMedia.Stream) found(pieces).join()).bytes();
    }

    private static void fails(CompletableFuture<?> what, ErrorKind kind, @Nullable String code) {
        assertThat(what)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(MediaException.class, failure -> {
                    assertThat(failure.error().kind()).isEqualTo(kind);
                    assertThat(failure.error().providerCode()).isEqualTo(code);
                    assertThat(failure.error().retryable()).isTrue();
                });
    }

    @Test
    void shouldReadOnlyUntilTheFileBeginsAndGoOnWhenTheFileIsRead() {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        Pieces pieces = whole(
                "{\"session\":\"loja1\",\"base64\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}", 1000);

        Flow.Publisher<ByteBuffer> file = file(pieces);

        assertThat(pieces.asked).isEqualTo(1);
        assertThat(ReadBytes.of(file).join()).isEqualTo(bytes);
        assertThat(pieces.cancelled).isFalse();
    }

    @Test
    void shouldSayThatAnAnswerHasNoFile() {
        fails(found(whole("{\"mimetype\":\"a/b\"}", 5)), ErrorKind.TEMPORARY, "empty");
        fails(found(whole("{\"base64\":\"\"}", 5)), ErrorKind.TEMPORARY, "empty");
        fails(found(whole("", 5)), ErrorKind.TEMPORARY, "unreadable");
    }

    @Test
    void shouldLeaveAnAnswerThatIsNoneAtOnce() {
        Pieces page = whole("<html>" + "x".repeat(1000), 10);

        fails(found(page), ErrorKind.TEMPORARY, "unreadable");

        assertThat(page.cancelled).isTrue();
        assertThat(page.asked).isEqualTo(1);
    }

    @Test
    void shouldFailTheFileThatTurnsOutBroken() {
        Pieces pieces = whole("{\"base64\":\"" + "A".repeat(400) + "*".repeat(4) + "A".repeat(4000) + "\"}", 100);

        fails(ReadBytes.of(file(pieces)), ErrorKind.TEMPORARY, "unreadable");

        assertThat(pieces.cancelled).isTrue();
        assertThat(pieces.at).isLessThan(600);
    }

    @Test
    void shouldFailTheFileWhoseAnswerEndsTooEarlyOrBreaksOff() {
        String half = "{\"base64\":\"" + "A".repeat(400);
        fails(ReadBytes.of(file(whole(half, 100))), ErrorKind.TEMPORARY, "unreadable");
        fails(ReadBytes.of(file(whole(half + "\"", 100))), ErrorKind.TEMPORARY, "unreadable");
        fails(ReadBytes.of(file(new Pieces(half, 100, FileAnswerTest::lost))), ErrorKind.TEMPORARY, null);
        fails(found(new Pieces("{\"base64\":\"", 100, FileAnswerTest::lost)), ErrorKind.TEMPORARY, null);
    }

    private static void lost(Flow.Subscriber<?> reader) {
        reader.onError(new HttpMaybeSentException("the reply broke off", null));
    }

    @Test
    void shouldTellAFailureThatCameBeforeTheReader() {
        Pieces pieces = whole("{\"base64\":\"" + "A".repeat(400), 100);
        Flow.Publisher<ByteBuffer> file = file(pieces);

        pieces.lose();

        fails(ReadBytes.of(file), ErrorKind.TEMPORARY, null);
    }

    @Test
    void shouldEndTheCallWhenTheReaderWantsNoMore() {
        Pieces pieces = whole("{\"base64\":\"" + "A".repeat(4000), 100);
        file(pieces).subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.cancel();
            }

            @Override
            public void onNext(ByteBuffer piece) {
                throw new AssertionError("cancelled");
            }

            @Override
            public void onError(Throwable failure) {
                throw new AssertionError(failure);
            }

            @Override
            public void onComplete() {
                throw new AssertionError("cancelled");
            }
        });
        assertThat(pieces.cancelled).isTrue();
    }
}
