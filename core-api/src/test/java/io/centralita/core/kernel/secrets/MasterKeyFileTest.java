package io.centralita.core.kernel.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyFileTest {

    @TempDir
    Path folder;

    @Test
    void shouldMakeAKeyOnceThatOnlyItsOwnerReads() throws IOException {
        var path = folder.resolve("secrets/master.key");

        var first = new MasterKeyFile(path).readOrCreate();

        assertThat(first).hasSize(32);
        assertThat(new MasterKeyFile(path).readOrCreate()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        try (var files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void shouldAgreeOnOneKeyWhenManyStartAtOnce() throws Exception {
        var file = new MasterKeyFile(folder.resolve("secrets/master.key"));
        var start = new CountDownLatch(1);
        var workers = Executors.newFixedThreadPool(8);
        try {
            var keys = IntStream.range(0, 8)
                    .mapToObj(number -> workers.submit(() -> {
                        start.await();
                        return file.readOrCreate();
                    }))
                    .toList();
            start.countDown();

            for (var key : keys) {
                assertThat(key.get()).isEqualTo(file.readOrCreate());
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void attack93ShouldNotStartWithASampleOrShortKey() throws IOException {
        var zeros = Files.write(folder.resolve("zeros"), new byte[32]);
        var brief = Files.write(folder.resolve("short"), new byte[] {1, 2, 3});

        assertThatIllegalStateException().isThrownBy(() -> new MasterKeyFile(zeros).readOrCreate());
        assertThatIllegalStateException().isThrownBy(() -> new MasterKeyFile(brief).readOrCreate());
    }
}
