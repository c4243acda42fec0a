package io.centralita.core.channels.plugins;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the test kit found when a plug-in was built; its jar carries it. It is the plug-in's author's word: nobody signs it.
 *
 * @param channel the plug-in's id
 * @param version the plug-in's version that was tried
 * @param spi the SPI version it was tried with
 * @param verdict {@code kept} or {@code broken}
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConformanceReport(
        String channel, String version, String spi, String verdict, List<Line> promises, List<Line> capabilities) {

    /** @param verdict {@code kept}, {@code refused}, {@code not_applicable}, {@code not_tried} or {@code broken} */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Line(
            String name, String verdict, @Nullable String reason) {}

    public long promises(String verdict) {
        return promises.stream().filter(line -> line.verdict().equals(verdict)).count();
    }

    /** The names after the prefix of what was shown to work. */
    public List<String> shown(String prefix) {
        return capabilities.stream()
                .filter(line -> line.verdict().equals("kept") && line.name().startsWith(prefix))
                .map(line -> line.name().substring(prefix.length()))
                .sorted()
                .toList();
    }
}
