package io.centralita.core.channels.templates;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.TemplateId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A template on the wire.
 *
 * @param status the provider's word, e.g. {@code APPROVED}
 * @param quality the provider's word, if told
 * @param reason why it was rejected, if it was
 * @param components its parts, as the provider wrote them
 */
public record TemplateView(
        TemplateId id,
        ChannelId channelId,
        String providerId,
        String name,
        String language,
        String category,
        String status,
        @Nullable String quality,
        @Nullable String reason,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String components,

        Instant createdAt,
        Instant updatedAt) {

    public static TemplateView of(KnownTemplate known) {
        var template = known.template();
        return new TemplateView(
                known.id(),
                known.channel(),
                template.providerId(),
                template.name(),
                template.language(),
                template.category(),
                template.status(),
                template.quality(),
                template.reason(),
                template.componentsJson(),
                known.createdAt(),
                known.updatedAt());
    }
}
