package io.centralita.core.channels.features;

import io.centralita.channel.spi.ConfigFinding;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something found wrong, or worth saying.
 *
 * @param field of the configuration, when it is about one
 */
public record FindingView(
        @Schema(enumeration = {"error", "warning"}) String severity,
        @Nullable String field,
        String code,
        String message) {

    static FindingView warning(String code, String message) {
        return new FindingView("warning", null, code, message);
    }

    static FindingView of(ConfigFinding finding) {
        return new FindingView(
                finding.severity().name().toLowerCase(Locale.ROOT), finding.field(), finding.code(), finding.message());
    }
}
