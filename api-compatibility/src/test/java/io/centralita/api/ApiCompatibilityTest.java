package io.centralita.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.SpiVersion;
import io.centralita.channel.testkit.ChannelContract;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plug-ins compiled against the baseline go on working. A break is a new major version of the SPI: raise
 * {@link SpiVersion#CURRENT}, say so in the changelog, renew the baseline with {@code -Dapi.baseline.update=true}.
 */
class ApiCompatibilityTest {

    private static final Path BASELINES = Path.of("src/test/baseline");

    @TempDir
    Path folder;

    enum Api {
        CHANNEL_SPI("channel-spi.jar", ChannelFactory.class),
        CHANNEL_SPI_TESTKIT("channel-spi-testkit.jar", ChannelContract.class);

        final String baseline;
        final Class<?> member;

        Api(String baseline, Class<?> member) {
            this.baseline = baseline;
            this.member = member;
        }

        Path place() {
            return Path.of(URI.create(
                    member.getProtectionDomain().getCodeSource().getLocation().toString()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldBreakNobodyWhoCompiledAgainstTheBaseline(Api api) throws Exception {
        Path baseline = BASELINES.resolve(api.baseline);
        Path present = ApiJar.of(api.place(), folder.resolve("present.jar"));
        if (Boolean.getBoolean("api.baseline.update")) {
            Files.createDirectories(BASELINES);
            Files.write(baseline, Files.readAllBytes(present));
        }
        Comparison comparison =
                new Comparison(Set.of("io.centralita.channel.spi.context", "io.centralita.channel.testkit.contract"));

        assertThat(comparison.breaks(baseline, present))
                .as("what breaks plug-ins of SPI " + SpiVersion.CURRENT)
                .isEmpty();
    }
}
