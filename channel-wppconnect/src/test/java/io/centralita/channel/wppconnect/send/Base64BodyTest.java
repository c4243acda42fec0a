package io.centralita.channel.wppconnect.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.wppconnect.json.JsonBytes;
import io.centralita.channel.wppconnect.support.Fixtures;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file in pieces of any size becomes the same text, of the length that was told. */
class Base64BodyTest {
    /** A file that comes in pieces. */
    private record Pieces(byte[] bytes, int piece) implements StoredMedia {
        @Override
        public String mimeType() {
            return "image/png";
        }

        @Override
        public @Nullable String filename() {
            return null;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public Flow.Publisher<ByteBuffer> open() {
            return reader -> reader.onSubscribe(new Flow.Subscription() {
                private int at;

                @Override
                public void request(long count) {
                    if (at >= bytes.length) {
                        reader.onComplete();
                        return;
                    }
                    int size = Math.min(piece, bytes.length - at);
                    ByteBuffer next = ByteBuffer.wrap(bytes, at, size);
                    at += size;
                    reader.onNext(next);
                }

                @Override
                public void cancel() {
                    at = bytes.length;
                }
            });
        }
    }

    private static byte[] read(HttpContent.Stream stream, AtomicLong largest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        stream.publisher().subscribe(new Flow.Subscriber<>() {
            private Flow.@Nullable Subscription given;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                given = subscription;
                subscription.request(1);
            }

            @Override
            public void onNext(ByteBuffer piece) {
                largest.accumulateAndGet(piece.remaining(), Math::max);
                byte[] bytes = new byte[piece.remaining()];
                piece.get(bytes);
                all.writeBytes(bytes);
                Objects.requireNonNull(given).request(1);
            }

            @Override
            public void onError(Throwable failure) {
                throw new IllegalStateException(failure);
            }

            @Override
            public void onComplete() {
                given = null;
            }
        });
        return all.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "2,1", "3,1", "10,1", "10,2", "10,4", "1000,7", "1000,1000", "65537,8192"})
    void shouldGiveTheSameTextWhateverThePieces(int size, int piece) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        ObjectNode fields = JsonBytes.object().put("phone", "55");
        HttpContent.Stream body = (HttpContent.Stream) Base64Body.of(fields, "base64", new Pieces(bytes, piece));
        byte[] text = read(body, new AtomicLong());
        assertThat(body.length()).isEqualTo(text.length);
        assertThat(body.contentType()).isEqualTo("application/json");
        assertThat(Fixtures.tree(text).get("base64").asText())
                .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    void shouldHoldOnePieceOfALargeFileAtATime() {
        HttpContent.Stream body =
                (HttpContent.Stream) Base64Body.of(JsonBytes.object(), "path", new Pieces(new byte[2_000_000], 16_384));
        AtomicLong largest = new AtomicLong();
        assertThat(read(body, largest)).hasSize((int) body.length());
        assertThat(largest.get()).isLessThan(32_768);
    }
}
