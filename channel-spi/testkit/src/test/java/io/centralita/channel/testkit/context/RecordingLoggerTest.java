package io.centralita.channel.testkit.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import org.junit.jupiter.api.Test;

class RecordingLoggerTest {

    private final RecordingLogger logger = new RecordingLogger();

    @Test
    void shouldKeepEveryLineWithItsTrace() {
        logger.log(Level.TRACE, "small {braces}");
        logger.log(Level.INFO, "sent {0} of {1}", 1, "two");
        logger.log(Level.WARNING, "failed", new IllegalStateException("because"));

        assertThat(logger.lines().get(0)).isEqualTo("TRACE small {braces}");
        assertThat(logger.lines().get(1)).isEqualTo("INFO sent 1 of two");
        assertThat(logger.lines().get(2)).startsWith("WARNING failed").contains("because", "RecordingLoggerTest");
    }
}
