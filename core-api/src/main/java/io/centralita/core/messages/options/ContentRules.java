package io.centralita.core.messages.options;

import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.core.kernel.problem.Alternative;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.media.types.DeclaredType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a content is within the channel's limits of its type. Throws problems that name the limit. */
public final class ContentRules {

    private ContentRules() {}

    /** Texts and captions; the size of a stored medium is {@link #medium}'s. */
    public static void words(MessageContent content, ContentLimits limits) {
        if (content instanceof MessageContent.Text text) {
            characters(text.body(), limits.maxCharacters(), "/content/body", content);
        } else if (content instanceof MessageContent.Interactive interactive) {
            characters(interactive.body(), limits.maxCharacters(), "/content/body", content);
        } else if (content instanceof MessageContent.Media media && media.caption() != null) {
            if (limits.maxCaption() == ContentLimits.NO_CAPTION) {
                throw new Refusal(
                                ProblemCode.TEXT_TOO_LONG,
                                "/content/caption",
                                "The channel sends no caption with this type.")
                        .instead(longest(content, 0));
            }
            characters(media.caption(), limits.maxCaption(), "/content/caption", content);
        }
    }

    /**
     * A medium of the platform's store.
     *
     * @param at JSON pointer to what names it
     */
    public static void medium(StoredMedia bytes, MessageContent content, String at, ContentLimits limits) {
        if (limits.maxBytes() > 0 && bytes.size() > limits.maxBytes()) {
            throw new Refusal(
                            ProblemCode.MEDIUM_TOO_LARGE,
                            at,
                            "The channel takes at most " + limits.maxBytes() + " bytes of this type.")
                    .instead(media(content, limits));
        }
        var type = DeclaredType.bare(bytes.mimeType());
        if (!limits.mimeTypes().isEmpty() && !limits.mimeTypes().contains(type)) {
            throw new Refusal(
                            ProblemCode.MEDIUM_TYPE_NOT_SUPPORTED,
                            at,
                            "The channel does not take " + type + " as this type of message.")
                    .instead(media(content, limits));
        }
    }

    private static void characters(@Nullable String text, int most, String pointer, MessageContent content) {
        if (most > 0 && text != null && text.length() > most) {
            throw new Refusal(ProblemCode.TEXT_TOO_LONG, pointer, "At most " + most + " characters are allowed here.")
                    .instead(longest(content, most));
        }
    }

    private static Alternative longest(MessageContent content, int most) {
        return new Alternative(List.of(SendRules.wire(content.type())), most, null, null, null, null, null);
    }

    private static Alternative media(MessageContent content, ContentLimits limits) {
        return new Alternative(
                List.of(SendRules.wire(content.type())),
                null,
                limits.maxBytes() > 0 ? limits.maxBytes() : null,
                limits.mimeTypes().isEmpty()
                        ? null
                        : limits.mimeTypes().stream().sorted().toList(),
                null,
                null,
                null);
    }
}
