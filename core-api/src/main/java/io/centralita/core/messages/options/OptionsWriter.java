package io.centralita.core.messages.options;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.messages.options.SendOptions.RefusedCategory;
import io.centralita.core.messages.options.SendOptions.SendFeatures;
import io.centralita.core.messages.options.SendOptions.SendReason;
import io.centralita.core.messages.options.SendOptions.SendWindow;
import io.centralita.core.messages.options.SendOptions.TemplateOptions;
import io.centralita.core.messages.options.SendOptions.TypeOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a situation to what a caller is told of it. */
final class OptionsWriter {

    private static final ChannelCapabilities NOTHING =
            ChannelCapabilities.builder().build();

    private final SendSituation situation;
    private final ChannelCapabilities capabilities;
    private final @Nullable Refusal everything;

    OptionsWriter(SendSituation situation) {
        this.situation = situation;
        var known = situation.capabilities();
        this.capabilities = known == null ? NOTHING : known;
        this.everything = SendRules.ofConversation(situation).orElse(null);
    }

    SendOptions write(ConversationState conversation, SendOptions.SendLine channel) {
        var types = SendRules.TYPES.stream().map(this::type).toList();
        return new SendOptions(
                conversation.id(),
                conversation.channel(),
                types.stream().anyMatch(TypeOption::allowed),
                everything == null ? List.of() : List.of(reason(everything)),
                channel,
                window(),
                types,
                templates(conversation.refusesMarketing()),
                new SendFeatures(
                        capabilities.has(ChannelFeature.QUOTE),
                        capabilities.has(ChannelFeature.READ_RECEIPTS),
                        capabilities.has(ChannelFeature.TYPING)));
    }

    private SendWindow window() {
        var applies = capabilities.customerWindow() != null;
        return new SendWindow(
                applies, !applies || situation.windowOpen(), applies ? situation.windowExpiresAt() : null);
    }

    private TypeOption type(ContentType type) {
        var refusal = refusal(type);
        var limits = capabilities.limits(type).orElse(ContentLimits.none());
        return new TypeOption(
                SendRules.wire(type),
                refusal == null,
                refusal == null ? null : reason(refusal),
                limits.maxCharacters() > 0 ? limits.maxCharacters() : null,
                type.isMedia() && capabilities.sends(type) ? caption(limits) : null,
                limits.maxBytes() > 0 ? limits.maxBytes() : null,
                limits.mimeTypes().isEmpty()
                        ? null
                        : limits.mimeTypes().stream().sorted().toList(),
                type == ContentType.INTERACTIVE ? InteractiveKinds.of(capabilities) : null,
                type == ContentType.INTERACTIVE ? InteractiveKinds.limits(capabilities) : null,
                capabilities.quotes(type));
    }

    private static @Nullable Integer caption(ContentLimits limits) {
        if (limits.maxCaption() == ContentLimits.NO_CAPTION) {
            return 0;
        }
        return limits.maxCaption() > 0 ? limits.maxCaption() : null;
    }

    private TemplateOptions templates(boolean refusesMarketing) {
        var refusal = refusal(ContentType.TEMPLATE);
        var allowed = new ArrayList<String>();
        var refused = new ArrayList<RefusedCategory>();
        for (var category : TemplateCategories.ALL) {
            if (refusal != null) {
                refused.add(new RefusedCategory(category, refusal.code().wire(), refusal.detail()));
            } else if (refusesMarketing && TemplateCategories.isMarketing(category)) {
                refused.add(new RefusedCategory(
                        category, ProblemCode.MARKETING_OPTED_OUT.wire(), TemplateCategories.REFUSES_MARKETING));
            } else if (!capabilities.recipients().reach(situation.recipient(), category)) {
                refused.add(new RefusedCategory(
                        category, ProblemCode.RECIPIENT_UNREACHABLE.wire(), TemplateCategories.NEEDS_ANOTHER_ADDRESS));
            } else {
                allowed.add(category);
            }
        }
        return new TemplateOptions(allowed, refused);
    }

    private @Nullable Refusal refusal(ContentType type) {
        return everything != null
                ? everything
                : SendRules.ofType(situation, capabilities, type).orElse(null);
    }

    private static SendReason reason(Refusal refusal) {
        return new SendReason(refusal.code().wire(), refusal.detail());
    }
}
