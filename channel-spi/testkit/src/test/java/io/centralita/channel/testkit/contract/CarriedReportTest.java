package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriedReportTest {

    @TempDir
    Path plugin;

    @BeforeEach
    void carriesAReport() throws Exception {
        Path file = plugin.resolve("META-INF/centralita/conformance/bird.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"verdict\": \"kept\"}");
    }

    @Test
    void shouldAcceptTheSameReport() {
        assertThatCode(() -> report("bird").compare("{\"verdict\": \"kept\"}")).doesNotThrowAnyException();
    }

    @Test
    void shouldNoticeAnotherReportAndSayHowToRenewIt() {
        assertThatThrownBy(() -> report("bird").compare("{\"verdict\": \"broken\"}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dchannel.conformance.update=true");
    }

    @Test
    void shouldAskNothingOfAPlugInThatCarriesNone() {
        assertThatCode(() -> report("fish").compare("{}")).doesNotThrowAnyException();
    }

    private CarriedReport report(String channel) throws MalformedURLException {
        return new CarriedReport(
                channel, new URLClassLoader(new URL[] {plugin.toUri().toURL()}));
    }
}
