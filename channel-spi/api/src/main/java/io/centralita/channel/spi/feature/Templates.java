package io.centralita.channel.spi.feature;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Message templates kept by the provider. Their identity is account, name and language. */
public interface Templates {

    CompletionStage<Page<Template>> list(@Nullable String cursor);

    /** Hands one in for approval. */
    CompletionStage<Template> submit(TemplateDraft draft);

    /** Deletes it in one language, or in all when null. */
    CompletionStage<Void> delete(String name, @Nullable String language);

    /**
     * A template as the provider has it.
     *
     * @param status the provider's word, e.g. {@code APPROVED}
     * @param quality the provider's word, if told
     * @param reason why it was rejected, if it was
     * @param componentsJson its parts, JSON text in the provider's form
     */
    record Template(
            String providerId,
            String name,
            String language,
            String category,
            String status,
            @Nullable String quality,
            @Nullable String reason,
            String componentsJson) {}

    /** A template to be approved. */
    record TemplateDraft(String name, String language, String category, String componentsJson) {}
}
