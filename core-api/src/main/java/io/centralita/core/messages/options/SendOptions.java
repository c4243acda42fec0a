package io.centralita.core.messages.options;

import io.centralita.channel.spi.InteractiveLimits;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be sent into a conversation now, on the wire. Only true now: a send is judged anew.
 *
 * @param canSend whether there is a type that may be sent
 * @param refusals what stands in the way of every send
 * @param types every type the API takes, whether it may be sent or not
 */
public record SendOptions(
        ConversationId conversationId,
        ChannelId channelId,
        boolean canSend,
        List<SendReason> refusals,
        SendLine channel,
        SendWindow window,
        List<TypeOption> types,
        TemplateOptions templates,
        SendFeatures features) {

    /** @param code the one a send would be refused with */
    public record SendReason(String code, String detail) {}

    /**
     * @param delivering whether what is queued goes out now; when not, a send waits
     * @param holdReason why it waits, as in the channel's {@code health}
     */
    public record SendLine(
            String state,
            @Nullable String stateReason,
            boolean delivering,
            @Nullable String holdReason) {}

    /**
     * @param applies whether the provider has a window at all; without one {@code open} is true
     */
    public record SendWindow(
            boolean applies, boolean open, @Nullable Instant expiresAt) {}

    /**
     * One type. Limits that do not matter, or are not told, are null.
     *
     * @param maxCaption 0 when no caption can be sent
     * @param mimeTypes null: any
     * @param interactiveKinds of type interactive: what it may carry, by the name of the content's member
     * @param interactiveLimits of type interactive: limits of its kinds, as far as the channel tells them
     * @param quote whether a message of the type can answer another
     */
    public record TypeOption(
            String type,
            boolean allowed,
            @Nullable SendReason reason,
            @Nullable Integer maxCharacters,
            @Nullable Integer maxCaption,
            @Nullable Long maxBytes,
            @Nullable List<String> mimeTypes,
            @Nullable List<String> interactiveKinds,
            @Nullable List<InteractiveOption> interactiveLimits,
            boolean quote) {}

    /**
     * One kind of interactive message. Limits that are not told are null; 0: there can be none of it.
     *
     * @param kind the content's member
     * @param maxSections how many parts a menu or a list of products has
     * @param maxChoices how many buttons, rows of all sections, products or cards
     * @param maxTitle characters of what is pressed
     * @param maxDescription characters under a row's title, or of a card
     * @param maxOpenTitle characters of the button that opens a menu
     */
    public record InteractiveOption(
            String kind,
            @Nullable Integer maxBody,
            @Nullable Integer maxHeader,
            @Nullable Integer maxFooter,
            @Nullable Integer maxSections,
            @Nullable Integer maxChoices,
            @Nullable Integer maxTitle,
            @Nullable Integer maxDescription,
            @Nullable Integer maxOpenTitle) {

        static InteractiveOption of(String kind, InteractiveLimits limits) {
            return new InteractiveOption(
                    kind,
                    told(limits.maxBody()),
                    told(limits.maxHeader()),
                    told(limits.maxFooter()),
                    told(limits.maxSections()),
                    told(limits.maxChoices()),
                    told(limits.maxTitle()),
                    told(limits.maxDescription()),
                    told(limits.maxOpenTitle()));
        }

        private static @Nullable Integer told(int limit) {
            if (limit == InteractiveLimits.NONE) {
                return 0;
            }
            return limit > 0 ? limit : null;
        }
    }

    /** @param categories of templates that may be sent */
    public record TemplateOptions(List<String> categories, List<RefusedCategory> refused) {}

    public record RefusedCategory(String category, String code, String detail) {}

    /** Whether a message may answer another, of types that tell it, and the customer may be shown reading and typing. */
    public record SendFeatures(boolean quote, boolean readReceipts, boolean typing) {}
}
