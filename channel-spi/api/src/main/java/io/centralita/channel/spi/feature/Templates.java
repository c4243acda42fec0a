package io.centralita.channel.spi.feature;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Message templates kept by the provider. Their identity is account, name and language. */
public interface Templates {

    CompletionStage<Page<Template>> list(@Nullable String cursor);

    /** Hands one in for approval. */
    CompletionStage<Template> submit(TemplateDraft draft);

    /** Hands other parts, or another category, of one in for approval. */
    default CompletionStage<Void> edit(TemplateEdit change) {
        return CompletableFuture.failedFuture(
                new FeatureException(SendError.of(ErrorKind.UNSUPPORTED, null, "templates cannot be edited here")));
    }

    /**
     * Hands in a file as the example of a header's medium.
     *
     * @return what the draft's parts name it by (Meta: {@code example.header_handle})
     */
    default CompletionStage<String> example(StoredMedia file) {
        return CompletableFuture.failedFuture(
                new FeatureException(SendError.of(ErrorKind.UNSUPPORTED, null, "examples are not kept here")));
    }

    /** Deletes it in one language, or in all when null. */
    CompletionStage<Void> delete(String name, @Nullable String language);

    /**
     * What in a use of a template does not fit the template, a sentence each; empty when it fits or cannot be told. Pure and
     * quick: the core asks before it takes a message.
     */
    default List<String> misfits(Template known, MessageContent.Template use) {
        return List.of();
    }

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

    /**
     * What a template is to become.
     *
     * @param providerId of the template
     * @param category null keeps it
     */
    record TemplateEdit(String providerId, @Nullable String category, String componentsJson) {}
}
