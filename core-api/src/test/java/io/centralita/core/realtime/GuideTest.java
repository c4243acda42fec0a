package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The session in docs/build-a-ui.md is of the protocol as published. */
class GuideTest {

    @Test
    void shouldShowFramesAsTheDocumentDescribesThem() throws IOException {
        var frames = Files.readAllLines(Path.of("../docs/build-a-ui.md")).stream()
                .filter(line -> line.startsWith("S {") || line.startsWith("C {"))
                .toList();
        assertThat(frames).hasSizeGreaterThan(10);
        for (var line : frames) {
            var frame = SocketClient.JSON.readTree(line.substring(2));
            var faults = line.startsWith("S") ? AsyncApi.frameFaults(frame) : AsyncApi.clientFrameFaults(frame);
            assertThat(faults).as(line).isEmpty();
        }
    }
}
