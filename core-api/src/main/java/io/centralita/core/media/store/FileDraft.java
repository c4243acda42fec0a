package io.centralita.core.media.store;

import io.centralita.core.media.BlobDraft;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file being written beside its place. Counts and hashes on the way. */
final class FileDraft implements BlobDraft {

    private static final int HEAD = 4 * 1024;

    private final Vertx vertx;
    private final AsyncFile file;
    private final Path temporary;
    private final Path place;
    private final long most;
    private final MessageDigest digest = sha256();
    private final Buffer head = Buffer.buffer(HEAD);
    private long size;
    private boolean closed;

    FileDraft(Vertx vertx, AsyncFile file, Path temporary, Path place, long most) {
        this.vertx = vertx;
        this.file = file;
        this.temporary = temporary;
        this.place = place;
        this.most = most;
    }

    @Override
    public Future<Void> write(Buffer piece) {
        if (closed) {
            return Future.failedFuture(new IOException("written after the end"));
        }
        size += piece.length();
        if (size > most) {
            return Future.failedFuture(new TooLargeException(most));
        }
        digest.update(piece.getBytes());
        if (head.length() < HEAD) {
            head.appendBuffer(piece, 0, Math.min(piece.length(), HEAD - head.length()));
        }
        return file.write(piece);
    }

    @Override
    public void write(Buffer piece, @Nullable Handler<AsyncResult<Void>> handler) {
        var written = write(piece);
        if (handler != null) {
            written.onComplete(handler);
        }
    }

    @Override
    public void end(@Nullable Handler<AsyncResult<Void>> handler) {
        closed = true;
        var ended = file.close();
        if (handler != null) {
            ended.onComplete(handler);
        }
    }

    @Override
    public BlobDraft setWriteQueueMaxSize(int maxSize) {
        file.setWriteQueueMaxSize(maxSize);
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return !closed && file.writeQueueFull();
    }

    @Override
    public BlobDraft drainHandler(@Nullable Handler<Void> handler) {
        if (!closed) {
            file.drainHandler(handler);
        }
        return this;
    }

    @Override
    public BlobDraft exceptionHandler(@Nullable Handler<Throwable> handler) {
        if (!closed) {
            file.exceptionHandler(handler);
        }
        return this;
    }

    @Override
    public Facts facts() {
        return new Facts(size, HexFormat.of().formatHex(cloneOf(digest).digest()), head.getBytes());
    }

    @Override
    public Future<Void> keep() {
        return vertx.executeBlocking(
                () -> {
                    var folder = Objects.requireNonNull(place.getParent());
                    Files.createDirectories(folder);
                    force(temporary, StandardOpenOption.WRITE);
                    Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    force(folder, StandardOpenOption.READ);
                    return null;
                },
                false);
    }

    @Override
    public Future<Void> discard() {
        var shut = closed ? Future.<Void>succeededFuture() : file.close();
        closed = true;
        return shut.transform(ignored -> vertx.executeBlocking(() -> Files.deleteIfExists(temporary), false))
                .mapEmpty();
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MessageDigest cloneOf(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
