package io.centralita.load.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How fast the disk and the processor are by themselves.
 *
 * @param time of each measurement
 */
public record Yardsticks(Duration time) {

    private static final int PAGE = 8_192;
    private static final int WEBHOOK = 700;

    /** Pages appended to a file and forced to the disk each by itself, a second: commits of one session, at best. */
    public double forcedWrites(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "forced-", ".tmp");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
                long begin = System.nanoTime();
                long writes = 0;
                while (System.nanoTime() - begin < time.toNanos()) {
                    channel.write(page.clear());
                    channel.force(false);
                    writes++;
                }
                return rate(writes, begin);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** HMAC-SHA256 of a webhook's size, a second, by all threads together. */
    public double signatures(int threads) {
        return IntStream.range(0, threads)
                .parallel()
                .mapToDouble(ignored -> signatures())
                .sum();
    }

    private double signatures() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
            byte[] body = new byte[WEBHOOK];
            long begin = System.nanoTime();
            long signed = 0;
            while (System.nanoTime() - begin < time.toNanos()) {
                body[0] = mac.doFinal(body)[0];
                signed++;
            }
            return rate(signed, begin);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static double rate(long count, long begin) {
        return count / ((System.nanoTime() - begin) / 1e9);
    }
}
