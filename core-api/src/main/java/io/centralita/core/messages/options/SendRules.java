package io.centralita.core.messages.options;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.Restriction;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.core.kernel.problem.Alternative;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which types may be sent now: one rule for the question before and for the send itself. */
public final class SendRules {

    /** Types the API takes, in the order of the document. */
    public static final List<ContentType> TYPES = List.of(
            ContentType.TEXT,
            ContentType.IMAGE,
            ContentType.VIDEO,
            ContentType.AUDIO,
            ContentType.VOICE,
            ContentType.DOCUMENT,
            ContentType.STICKER,
            ContentType.LOCATION,
            ContentType.CONTACTS,
            ContentType.REACTION,
            ContentType.TEMPLATE,
            ContentType.INTERACTIVE,
            ContentType.POLL);

    private SendRules() {}

    /** What stands in the way of every send. */
    public static Optional<Refusal> ofConversation(SendSituation situation) {
        if (situation.closed()) {
            return refusal(ProblemCode.CONVERSATION_CLOSED, "", "The conversation is closed; open it before sending.");
        }
        if (!situation.enabled()) {
            return refusal(
                    ProblemCode.CHANNEL_DISABLED,
                    "",
                    "The channel of this conversation, or its plug-in, is switched off.");
        }
        var capabilities = situation.capabilities();
        if (capabilities == null) {
            return refusal(
                    ProblemCode.CHANNEL_NOT_RUNNING, "", "The channel of this conversation is not running here.");
        }
        if (!capabilities.recipients().reach(situation.recipient())) {
            return refusal(
                    ProblemCode.RECIPIENT_UNREACHABLE, "", "The contact has no address that the channel can send to.");
        }
        return restricted(situation);
    }

    /** A number that may send nothing at all takes messages and holds them; one that may only answer refuses the others. */
    private static Optional<Refusal> restricted(SendSituation situation) {
        var restriction = situation.restriction();
        if (restriction == null || restriction.scope() == Restriction.Scope.EVERYTHING || situation.windowOpen()) {
            return Optional.empty();
        }
        var until = restriction.until() == null ? "." : " until " + restriction.until() + ".";
        return refusal(
                ProblemCode.CHANNEL_RESTRICTED,
                "",
                "The provider lets this number only answer customers who wrote within its window" + until);
    }

    /** What stands in the way of a type, when nothing does of every send. */
    public static Optional<Refusal> ofType(
            SendSituation situation, ChannelCapabilities capabilities, ContentType type) {
        if (!capabilities.sends(type)) {
            return refusal(ProblemCode.TYPE_NOT_SUPPORTED, "/type", "The channel cannot send messages of this type.");
        }
        if (type != ContentType.TEMPLATE && capabilities.customerWindow() != null && !situation.windowOpen()) {
            return refusal(
                    ProblemCode.WINDOW_CLOSED,
                    "/type",
                    "The customer has not written within the provider's window; send a template.");
        }
        return Optional.empty();
    }

    /**
     * The capabilities, when such a message may be sent.
     *
     * @param quotes whether it answers another message
     * @throws ProblemException with what may be sent instead
     */
    public static ChannelCapabilities require(SendSituation situation, MessageContent content, boolean quotes) {
        ofConversation(situation).ifPresent(refusal -> {
            throw ProblemException.of(refusal.code(), refusal.detail());
        });
        var capabilities = situation.capabilities();
        if (capabilities == null) {
            throw ProblemException.notFound();
        }
        var refusal = ofType(situation, capabilities, content.type())
                .or(() -> quotes && !capabilities.has(ChannelFeature.QUOTE)
                        ? refusal(
                                ProblemCode.QUOTE_NOT_SUPPORTED,
                                "/reply_to",
                                "The channel cannot answer a message; send it without reply_to.")
                        : Optional.empty());
        if (refusal.isPresent()) {
            throw refusal.get().instead(Alternative.types(allowed(situation, capabilities)));
        }
        if (!capabilities.sends(content)) {
            throw unknownKind(content, situation, capabilities);
        }
        if (!capabilities.showsHeader(content)) {
            throw new Refusal(
                            ProblemCode.TYPE_NOT_SUPPORTED,
                            "/content/header_media",
                            "The channel shows no such file above interactive messages of this kind.")
                    .instead(Alternative.interactive(
                            allowed(situation, capabilities), InteractiveKinds.of(capabilities)));
        }
        if (quotes && !capabilities.quotes(content.type())) {
            throw cannotQuote(situation, capabilities);
        }
        return capabilities;
    }

    private static ProblemException unknownKind(
            MessageContent content, SendSituation situation, ChannelCapabilities capabilities) {
        var member = content instanceof MessageContent.Interactive message
                ? "/content/" + InteractiveKinds.wire(message.action().kind())
                : "/type";
        return new Refusal(
                        ProblemCode.TYPE_NOT_SUPPORTED,
                        member,
                        "The channel cannot send interactive messages of this kind.")
                .instead(Alternative.interactive(allowed(situation, capabilities), InteractiveKinds.of(capabilities)));
    }

    private static ProblemException cannotQuote(SendSituation situation, ChannelCapabilities capabilities) {
        var allowed = allowed(situation, capabilities);
        var quoting = TYPES.stream()
                .filter(capabilities::quotes)
                .map(SendRules::wire)
                .filter(allowed::contains)
                .toList();
        return new Refusal(
                        ProblemCode.QUOTE_NOT_SUPPORTED,
                        "/reply_to",
                        "A message of this type cannot answer another over this channel; send it without reply_to.")
                .instead(Alternative.quotes(allowed, quoting));
    }

    /** For a marketing template to a customer who opted out. */
    public static ProblemException unwantedMarketing(SendSituation situation, ChannelCapabilities capabilities) {
        return new Refusal(ProblemCode.MARKETING_OPTED_OUT, "/content/name", TemplateCategories.REFUSES_MARKETING)
                .instead(Alternative.templates(allowed(situation, capabilities), TemplateCategories.WITHOUT_MARKETING));
    }

    /** For a template of a category that needs another address than those of the contact. */
    public static ProblemException unreachedByTemplate(SendSituation situation, ChannelCapabilities capabilities) {
        var categories = TemplateCategories.ALL.stream()
                .filter(category -> capabilities.recipients().reach(situation.recipient(), category))
                .toList();
        return new Refusal(ProblemCode.RECIPIENT_UNREACHABLE, "/content/name", TemplateCategories.NEEDS_ANOTHER_ADDRESS)
                .instead(Alternative.templates(allowed(situation, capabilities), categories));
    }

    /** For what the plug-in would certainly refuse; why stands in its words. */
    public static ProblemException refused(SendError error, SendSituation situation, ChannelCapabilities capabilities) {
        var code = error.kind() == ErrorKind.UNSUPPORTED ? ProblemCode.TYPE_NOT_SUPPORTED : ProblemCode.CONTENT_REFUSED;
        return new Refusal(code, "/content", "The channel does not take this: " + error.message() + ".")
                .instead(Alternative.types(allowed(situation, capabilities)));
    }

    /** Wire names of the types that may be sent. */
    public static List<String> allowed(SendSituation situation, ChannelCapabilities capabilities) {
        return TYPES.stream()
                .filter(type -> ofType(situation, capabilities, type).isEmpty())
                .map(SendRules::wire)
                .toList();
    }

    public static String wire(ContentType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Refusal> refusal(ProblemCode code, String pointer, String detail) {
        return Optional.of(new Refusal(code, pointer, detail));
    }
}
