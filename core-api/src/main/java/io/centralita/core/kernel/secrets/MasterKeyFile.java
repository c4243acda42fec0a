package io.centralita.core.kernel.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Set;

/** 32 random bytes in a file only its owner reads. Two processes starting at once agree on one key. */
record MasterKeyFile(Path path) {

    static final int LENGTH = 32;

    byte[] readOrCreate() {
        try {
            if (Files.notExists(path)) {
                create();
            }
            return checked(path.toString(), Files.readAllBytes(path));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read or create the key file " + path, failure);
        }
    }

    /** @throws IllegalStateException when these bytes are no key: a wrong length, or one byte repeated */
    static byte[] checked(String origin, byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalStateException(origin + " must hold exactly " + LENGTH + " bytes");
        }
        for (var at = 1; at < key.length; at++) {
            if (key[at] != key[0]) {
                return key;
            }
        }
        throw new IllegalStateException(origin + " holds a sample key; make one with: head -c 32 /dev/urandom");
    }

    /** Written whole beside its place and linked into it, so nobody ever reads half a key. */
    private void create() throws IOException {
        var folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "the key file stands in a folder");
        Files.createDirectories(folder, owner("rwx------"));
        var draft = Files.createTempFile(folder, "master", ".new", owner("rw-------"));
        try {
            write(draft);
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException madeByAnother) {
            return;
        } catch (UnsupportedOperationException noLinks) {
            move(draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path draft) throws IOException {
        var key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        try (var channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
            var bytes = ByteBuffer.wrap(key);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void move(Path draft) throws IOException {
        try {
            Files.move(draft, path);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException madeByAnother) {
            Files.deleteIfExists(draft);
        }
    }

    private FileAttribute<?>[] owner(String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
