package io.centralita.core.channels;

import java.time.Duration;

/** What a file on its way to the provider adds to the time of a call: its size over the line that an office has. */
public final class UploadTime {

    /** Of a line of 4 Mbit/s. */
    private static final long BYTES_A_SECOND = 500_000;

    private UploadTime() {}

    public static Duration of(long bytes) {
        return Duration.ofSeconds(bytes / BYTES_A_SECOND);
    }
}
