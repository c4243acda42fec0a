package io.centralita.channel.spi;

import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.InteractiveKind;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.IdentityKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a number can do, as data. The core answers "what can I send" from it, and the contract of the test kit proves it:
 * what is declared must work, what is not must be refused at once.
 *
 * @param receives types of content that customers can send
 * @param sends types of content that {@link ChannelAdapter#send} takes, with their limits
 * @param features yes-or-no abilities
 * @param pairing ways to pair a phone; empty when none is needed
 * @param customerWindow how long after the customer's last message free content may be sent; null: always
 * @param numberRate pace of the whole number
 * @param recipientRate pace to one recipient
 * @param ordering order of delivery
 * @param webhooks promise of the webhooks
 * @param interactive kinds of {@link ContentType#INTERACTIVE} that can be sent. Empty when that type cannot; when it can and no
 *     kind is told, every kind
 * @param quotes types that can answer a message. Empty without {@link ChannelFeature#QUOTE}; with it and none told, every type
 *     that can be sent
 * @param recipients by which identities somebody can be reached
 * @param interactiveLimits limits of kinds in {@code interactive}; a kind that is absent has none told
 */
public record ChannelCapabilities(
        Set<ContentType> receives,
        Map<ContentType, ContentLimits> sends,
        Set<ChannelFeature> features,
        Set<PairingMode> pairing,
        @Nullable Duration customerWindow,
        @Nullable RateLimit numberRate,
        @Nullable RateLimit recipientRate,
        Ordering ordering,
        DeliveryGuarantee webhooks,
        Set<InteractiveKind> interactive,
        Set<ContentType> quotes,
        RecipientKinds recipients,
        Map<InteractiveKind, InteractiveLimits> interactiveLimits) {

    public ChannelCapabilities {
        receives = Set.copyOf(receives);
        sends = Map.copyOf(sends);
        features = Set.copyOf(features);
        pairing = Set.copyOf(pairing);
        interactive = interactive(interactive, sends.containsKey(ContentType.INTERACTIVE));
        quotes = quotes(quotes, sends.keySet(), features.contains(ChannelFeature.QUOTE));
        interactiveLimits = Map.copyOf(interactiveLimits);
        if (!interactive.containsAll(interactiveLimits.keySet())) {
            throw new IllegalArgumentException("limits of kinds that cannot be sent: " + interactiveLimits.keySet());
        }
    }

    /** Reaches everybody, or does not tell whom; without limits of interactive messages. */
    public ChannelCapabilities(
            Set<ContentType> receives,
            Map<ContentType, ContentLimits> sends,
            Set<ChannelFeature> features,
            Set<PairingMode> pairing,
            @Nullable Duration customerWindow,
            @Nullable RateLimit numberRate,
            @Nullable RateLimit recipientRate,
            Ordering ordering,
            DeliveryGuarantee webhooks,
            Set<InteractiveKind> interactive,
            Set<ContentType> quotes) {
        this(
                receives,
                sends,
                features,
                pairing,
                customerWindow,
                numberRate,
                recipientRate,
                ordering,
                webhooks,
                interactive,
                quotes,
                RecipientKinds.any(),
                Map.of());
    }

    /** Every type in {@code sends} can answer a message, when the features say that any can. */
    public ChannelCapabilities(
            Set<ContentType> receives,
            Map<ContentType, ContentLimits> sends,
            Set<ChannelFeature> features,
            Set<PairingMode> pairing,
            @Nullable Duration customerWindow,
            @Nullable RateLimit numberRate,
            @Nullable RateLimit recipientRate,
            Ordering ordering,
            DeliveryGuarantee webhooks,
            Set<InteractiveKind> interactive) {
        this(
                receives,
                sends,
                features,
                pairing,
                customerWindow,
                numberRate,
                recipientRate,
                ordering,
                webhooks,
                interactive,
                Set.of());
    }

    /** Every kind of interactive message, when {@code sends} has that type. */
    public ChannelCapabilities(
            Set<ContentType> receives,
            Map<ContentType, ContentLimits> sends,
            Set<ChannelFeature> features,
            Set<PairingMode> pairing,
            @Nullable Duration customerWindow,
            @Nullable RateLimit numberRate,
            @Nullable RateLimit recipientRate,
            Ordering ordering,
            DeliveryGuarantee webhooks) {
        this(
                receives,
                sends,
                features,
                pairing,
                customerWindow,
                numberRate,
                recipientRate,
                ordering,
                webhooks,
                Set.of());
    }

    private static Set<InteractiveKind> interactive(Set<InteractiveKind> told, boolean sent) {
        if (!sent && !told.isEmpty()) {
            throw new IllegalArgumentException("kinds of interactive messages without the type: " + told);
        }
        return sent && told.isEmpty() ? Set.copyOf(EnumSet.allOf(InteractiveKind.class)) : Set.copyOf(told);
    }

    private static Set<ContentType> quotes(Set<ContentType> told, Set<ContentType> sent, boolean any) {
        if (!any && !told.isEmpty()) {
            throw new IllegalArgumentException("types that answer a message without the feature: " + told);
        }
        if (!sent.containsAll(told)) {
            throw new IllegalArgumentException("types that answer a message and cannot be sent: " + told);
        }
        return any && told.isEmpty() ? Set.copyOf(sent) : Set.copyOf(told);
    }

    public boolean has(ChannelFeature feature) {
        return features.contains(feature);
    }

    public boolean sends(ContentType type) {
        return sends.containsKey(type);
    }

    public boolean sends(InteractiveKind kind) {
        return interactive.contains(kind);
    }

    /** Whether the content's type can be sent, and the kind of an interactive one. Says nothing of limits. */
    public boolean sends(MessageContent content) {
        return content instanceof MessageContent.Interactive message
                ? sends(message.action().kind())
                : sends(content.type());
    }

    /** Whether what stands above the words of an interactive content can; of other contents, true. */
    public boolean showsHeader(MessageContent content) {
        return !(content instanceof MessageContent.Interactive message)
                || message.headerMedia() == null
                || limits(message.action().kind())
                        .headerMedia()
                        .contains(message.headerMedia().kind());
    }

    public boolean receives(ContentType type) {
        return receives.contains(type);
    }

    /** Whether a message of the type can answer another one. */
    public boolean quotes(ContentType type) {
        return quotes.contains(type);
    }

    /** The limits of a type that can be sent. */
    public Optional<ContentLimits> limits(ContentType type) {
        return Optional.ofNullable(sends.get(type));
    }

    /** The limits of a kind of interactive message, as far as they are told. */
    public InteractiveLimits limits(InteractiveKind kind) {
        return interactiveLimits.getOrDefault(kind, InteractiveLimits.none());
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Starts with nothing: no type, no feature, no window, no limit, no promise. */
    public static final class Builder {

        private final Set<ContentType> receives = EnumSet.noneOf(ContentType.class);
        private final Map<ContentType, ContentLimits> sends = new EnumMap<>(ContentType.class);
        private final Set<ChannelFeature> features = EnumSet.noneOf(ChannelFeature.class);
        private final Set<PairingMode> pairing = EnumSet.noneOf(PairingMode.class);
        private @Nullable Duration customerWindow;
        private @Nullable RateLimit numberRate;
        private @Nullable RateLimit recipientRate;
        private Ordering ordering = Ordering.NONE;
        private DeliveryGuarantee webhooks = DeliveryGuarantee.AT_MOST_ONCE;
        private final Set<InteractiveKind> interactive = EnumSet.noneOf(InteractiveKind.class);
        private final Set<ContentType> quotes = EnumSet.noneOf(ContentType.class);
        private final Map<InteractiveKind, InteractiveLimits> interactiveLimits = new EnumMap<>(InteractiveKind.class);
        private final Set<IdentityKind> recipients = EnumSet.noneOf(IdentityKind.class);
        private final Map<String, Set<IdentityKind>> templateRecipients = new HashMap<>();

        private Builder() {}

        public Builder receives(ContentType... types) {
            receives.addAll(Set.of(types));
            return this;
        }

        public Builder sends(ContentType type, ContentLimits limits) {
            sends.put(type, limits);
            return this;
        }

        /** Kinds of {@link ContentType#INTERACTIVE} that can be sent; not told: all. */
        public Builder interactive(InteractiveKind... kinds) {
            interactive.addAll(Set.of(kinds));
            return this;
        }

        /** A kind of {@link ContentType#INTERACTIVE} that can be sent, with its limits. */
        public Builder interactive(InteractiveKind kind, InteractiveLimits limits) {
            interactive.add(kind);
            interactiveLimits.put(kind, limits);
            return this;
        }

        /** Kinds of identities by any one of which somebody can be reached; not told: the send decides. */
        public Builder recipients(IdentityKind... kinds) {
            recipients.addAll(Set.of(kinds));
            return this;
        }

        /**
         * The same for templates of a category.
         *
         * @param category in the provider's word, in any case
         */
        public Builder templateRecipients(String category, IdentityKind... kinds) {
            templateRecipients.put(category, Set.of(kinds));
            return this;
        }

        /** Types that can answer a message, with {@link ChannelFeature#QUOTE}; not told: all that can be sent. */
        public Builder quotes(ContentType... types) {
            quotes.addAll(Set.of(types));
            return this;
        }

        public Builder features(ChannelFeature... more) {
            features.addAll(Set.of(more));
            return this;
        }

        public Builder pairing(PairingMode... modes) {
            pairing.addAll(Set.of(modes));
            return this;
        }

        public Builder customerWindow(Duration window) {
            customerWindow = window;
            return this;
        }

        public Builder numberRate(RateLimit rate) {
            numberRate = rate;
            return this;
        }

        public Builder recipientRate(RateLimit rate) {
            recipientRate = rate;
            return this;
        }

        public Builder ordering(Ordering promised) {
            ordering = promised;
            return this;
        }

        public Builder webhooks(DeliveryGuarantee promised) {
            webhooks = promised;
            return this;
        }

        public ChannelCapabilities build() {
            return new ChannelCapabilities(
                    receives,
                    sends,
                    features,
                    pairing,
                    customerWindow,
                    numberRate,
                    recipientRate,
                    ordering,
                    webhooks,
                    interactive,
                    quotes,
                    new RecipientKinds(recipients, templateRecipients),
                    interactiveLimits);
        }
    }
}
