package io.centralita.channel.wppconnect.server;

import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.wppconnect.json.NotJsonException;
import io.centralita.channel.wppconnect.stream.FileScanner;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The server's answer with a file in it. It is read until the file begins, since an answer may hold none; then it waits for the
 * reader of the file. All failures are {@link MediaException}.
 */
final class FileAnswer implements Flow.Subscriber<ByteBuffer>, Flow.Publisher<ByteBuffer> {
    private final FileScanner scanner = new FileScanner();
    private final CompletableFuture<ResolvedMedia> found = new CompletableFuture<>();
    private final @Nullable String toldType;
    private Flow.@Nullable Subscription answer;
    private @Nullable FileFlow file;
    private byte[] beginning = new byte[0];
    private @Nullable Throwable lost;
    private boolean ended;

    /** @param toldType the type of the file as its message said */
    FileAnswer(@Nullable String toldType) {
        this.toldType = toldType;
    }

    /** The file, once it begins. */
    CompletionStage<ResolvedMedia> found() {
        return found;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        answer = given;
        given.request(1);
    }

    @Override
    public void onNext(ByteBuffer piece) {
        FileFlow reading = reading();
        if (reading != null) {
            reading.onNext(piece);
        } else {
            begin(piece);
        }
    }

    private synchronized @Nullable FileFlow reading() {
        return file;
    }

    private void begin(ByteBuffer piece) {
        Flow.Subscription open;
        try {
            synchronized (this) {
                open = answer;
                beginning = scanner.scan(piece);
            }
        } catch (NotJsonException unfit) {
            cancel();
            found.completeExceptionally(unreadable());
            return;
        }
        if (scanner.size() > 0) {
            String type = toldType == null ? scanner.mimeType() : toldType;
            found.complete(new ResolvedMedia.Stream(this, type, null));
        } else if (open != null) {
            open.request(1);
        }
    }

    private synchronized void cancel() {
        Flow.Subscription open = answer;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        FileFlow reading;
        synchronized (this) {
            lost = failure;
            reading = file;
        }
        found.completeExceptionally(brokeOff());
        if (reading != null) {
            reading.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        FileFlow reading;
        synchronized (this) {
            ended = true;
            reading = file;
        }
        found.completeExceptionally(noFile());
        if (reading != null) {
            reading.onComplete();
        }
    }

    /** For the one reader of the file. What comes meanwhile waits until the reader is there. */
    @Override
    public synchronized void subscribe(Flow.Subscriber<? super ByteBuffer> reader) {
        Flow.Subscription open = answer;
        if (file != null || open == null) {
            throw new IllegalStateException("a file has one reader, once it was found");
        }
        FileFlow reading = new FileFlow(reader, scanner, beginning);
        beginning = new byte[0];
        file = reading;
        reading.onSubscribe(open);
        if (lost != null) {
            reading.onError(lost);
        } else if (ended) {
            reading.onComplete();
        }
    }

    private MediaException noFile() {
        try {
            scanner.end();
            return MediaFetch.failure(ErrorKind.TEMPORARY, "empty", "the server gave no bytes");
        } catch (NotJsonException unfit) {
            return unreadable();
        }
    }

    static MediaException unreadable() {
        return MediaFetch.failure(ErrorKind.TEMPORARY, "unreadable", "the server's answer could not be read");
    }

    static MediaException brokeOff() {
        return MediaFetch.failure(ErrorKind.TEMPORARY, null, "the server did not give the whole file");
    }
}
