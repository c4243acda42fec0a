package io.centralita.channel.metacloud.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.testkit.BytesMedia;
import io.centralita.channel.testkit.context.JavaNetHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The upload form, streamed over a real socket. */
class UploadFormTest {
    private record Received(String contentType, byte[] body) {}

    private static Received upload(StoredMedia media) throws IOException {
        AtomicReference<Received> received = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.set(new Received(
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            HttpCall call = HttpCall.post(uri, UploadForm.of(media), Duration.ofSeconds(10));
            assertThat(new JavaNetHttp().send(call).toCompletableFuture().join().status())
                    .isEqualTo(204);
        } finally {
            server.stop(0);
        }
        return Objects.requireNonNull(received.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_192, 3_000_000})
    void shouldBringTheFileThroughWhole(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Received form = upload(new BytesMedia(bytes, "image/png", "a\"b\r\nX-Evil: 1\u00e9.png"));
        String boundary = form.contentType().substring("multipart/form-data; boundary=".length());
        String text = new String(form.body(), StandardCharsets.ISO_8859_1);
        String utf8Name =
                new String("a%22b__X-Evil: 1\u00e9.png".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String head =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n"
                        + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nimage/png\r\n"
                        + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + utf8Name
                        + "\"\r\nContent-Type: image/png\r\n\r\n";
        assertThat(text).startsWith(head).endsWith("\r\n--" + boundary + "--\r\n");
        assertThat(Arrays.copyOfRange(form.body(), head.length(), head.length() + size))
                .isEqualTo(bytes);
        assertThat(form.body()).hasSize(head.length() + size + boundary.length() + 8);
    }

    @Test
    void shouldAskForNoMoreThanItIsAskedFor() {
        List<ByteBuffer> parts = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        AtomicReference<Flow.Subscription> hold = new AtomicReference<>();
        StoredMedia media = new BytesMedia(new byte[10], "image/png", null);
        HttpContent.Stream stream = (HttpContent.Stream) UploadForm.of(media);
        stream.publisher().subscribe(recording(parts, ends, hold));
        assertThat(parts).isEmpty();
        long total = 0;
        while (ends.isEmpty()) {
            int before = parts.size();
            Objects.requireNonNull(hold.get()).request(1);
            assertThat(parts.size()).isLessThanOrEqualTo(before + 1);
        }
        for (ByteBuffer part : parts) {
            total += part.remaining();
        }
        assertThat(ends).containsExactly("complete");
        assertThat(total).isEqualTo(stream.length());
    }

    @Test
    void shouldEndWithTheFailureOfTheFile() {
        List<ByteBuffer> parts = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        AtomicReference<Flow.Subscription> hold = new AtomicReference<>();
        try (SubmissionPublisher<ByteBuffer> broken = new SubmissionPublisher<>(Runnable::run, 16)) {
            new Framed(new byte[1], broken, new byte[1]).subscribe(recording(parts, ends, hold));
            Objects.requireNonNull(hold.get()).request(10);
            broken.submit(ByteBuffer.wrap(new byte[3]));
            broken.closeExceptionally(new IOException("disk"));
        }
        assertThat(parts).hasSize(2);
        assertThat(ends).containsExactly("error disk");
    }

    private static Flow.Subscriber<ByteBuffer> recording(
            List<ByteBuffer> parts, List<String> ends, AtomicReference<Flow.Subscription> hold) {
        return new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                hold.set(subscription);
            }

            @Override
            public void onNext(ByteBuffer part) {
                parts.add(part);
            }

            @Override
            public void onError(Throwable failure) {
                ends.add("error " + failure.getMessage());
            }

            @Override
            public void onComplete() {
                ends.add("complete");
            }
        };
    }
}
