package io.centralita.core.channels.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.wppconnect.WppconnectChannelFactory;
import io.centralita.core.channels.Channel;
import io.centralita.core.channels.DesiredState;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attack case 57: what a plug-in writes of its secrets, as they are, as they became, and in an address. */
class RedactingLoggerTest {

    private static final String FIRST = "first key/of 2025";
    private static final String SECOND = "second key/of 2026";

    private final List<String> said = new ArrayList<>();
    private final Logger log = Logger.getLogger("io.centralita.channel.wppconnect");
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord line) {
            said.add(line.getMessage() + trace(line.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final RedactingLogger logger =
            new RedactingLogger(new WppconnectChannelFactory().descriptor(), channel(config(FIRST)));

    @BeforeEach
    void listen() {
        log.addHandler(ear);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(ear);
    }

    @Test
    void shouldHideTheSecretsOfEachConfigurationThereWas() {
        logger.hide(config(SECOND));

        logger.log(System.Logger.Level.WARNING, "refused " + FIRST + " and " + SECOND);
        logger.log(System.Logger.Level.WARNING, "called /api/s/second+key%2Fof+2026/generate-token");
        logger.log(System.Logger.Level.WARNING, "called {0}", "/api/s/second%20key%2Fof%202026/generate-token");

        assertThat(said)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("***").doesNotContain("of", "2026"));
    }

    @Test
    void shouldHideThemInWhatIsThrown() {
        var cause = new IOException("refused " + FIRST + "\nforged line");

        logger.log(System.Logger.Level.WARNING, "not sent", new IllegalStateException("call failed: " + FIRST, cause));

        assertThat(said)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                "not sent",
                                "IllegalStateException",
                                "java.io.IOException: refused ***",
                                "RedactingLoggerTest")
                        .doesNotContain(FIRST, "\n"));
    }

    private static String trace(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static ChannelConfig config(String key) {
        return ChannelConfig.of(Map.of("secret_key", key));
    }

    private static Channel channel(ChannelConfig config) {
        return new Channel(
                WorkspaceId.next(),
                ChannelId.next(),
                "wppconnect",
                "Shop",
                null,
                config,
                DesiredState.RUNNING,
                "new",
                null,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
