package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.feature.Corrections;
import io.centralita.channel.spi.feature.Corrections.SentMessage;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.core.channels.RunningChannel;
import io.centralita.core.channels.RunningChannels;
import io.centralita.core.channels.features.ChannelFeatures;
import io.centralita.core.channels.features.ProviderProblems;
import io.centralita.core.conversations.IntakeConversations;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactWriter;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.messages.ContentJson;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.MessageFacts;
import io.centralita.core.messages.intake.Timeline;
import io.centralita.core.messages.store.MessageRows;
import io.centralita.core.messages.store.TimelineStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Changes what was sent: at the provider first, then in the timeline. Only where the plug-in declares it. */
@ApplicationScoped
public class Amendments {

    private static final Duration TIME = Duration.ofSeconds(20);

    private final Database database;
    private final HotDatabase hot;
    private final TimelineStore timelines;
    private final Recipients recipients;
    private final IntakeConversations conversations;
    private final RunningChannels channels;
    private final ChannelFeatures features;
    private final ContentJson contents;
    private final MessageFacts facts;
    private final Doorbell doorbell;
    private final Clock clock;

    Amendments(
            Database database,
            HotDatabase hot,
            TimelineStore timelines,
            Recipients recipients,
            IntakeConversations conversations,
            RunningChannels channels,
            ChannelFeatures features,
            ContentJson contents,
            MessageFacts facts,
            Doorbell doorbell,
            Clock clock) {
        this.database = database;
        this.hot = hot;
        this.timelines = timelines;
        this.recipients = recipients;
        this.conversations = conversations;
        this.channels = channels;
        this.features = features;
        this.contents = contents;
        this.facts = facts;
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /** Gives a text other words; told as {@code message.edited}. */
    public Uni<Message> edit(Caller caller, ConversationId conversation, MessageId id, String newText) {
        return amend(
                caller,
                conversation,
                id,
                ChannelFeature.EDIT,
                (corrections, sent) -> corrections.edit(sent, newText),
                "message.edited",
                message -> message.edited(
                        message.type(), contents.text(contents.node(MessageContent.Text.of(newText), null)), now()));
    }

    /** Deletes a message for everyone; told as {@code message.revoked}. */
    public Uni<Message> revoke(Caller caller, ConversationId conversation, MessageId id) {
        return amend(
                caller,
                conversation,
                id,
                ChannelFeature.REVOKE,
                Corrections::revoke,
                "message.revoked",
                message -> message.revoked(now()));
    }

    private Instant now() {
        return clock.instant();
    }

    private Uni<Message> amend(
            Caller caller,
            ConversationId conversation,
            MessageId id,
            ChannelFeature feature,
            BiFunction<Corrections, SentMessage, CompletionStage<SendResult>> call,
            String told,
            UnaryOperator<Message> change) {
        caller.require(Permission.MESSAGES_SEND);
        return database.inWorkspace(caller.workspace(), connection -> timelines.find(connection, caller, id))
                .map(found -> found.filter(message -> message.conversation().equals(conversation))
                        .orElseThrow(ProblemException::notFound))
                .flatMap(message -> {
                    var channel = channel(message);
                    var corrections = ChannelFeatures.feature(channel, feature, Corrections.class);
                    var providerId = amendable(message, feature);
                    return recipients
                            .of(caller.workspace(), conversation)
                            .map(who -> new SentMessage(providerId, who, now().plus(TIME)))
                            .flatMap(sent -> features.asked(channel, () -> call.apply(corrections, sent)));
                })
                .invoke(Amendments::requireAccepted)
                .flatMap(done -> write(caller, conversation, id, told, change));
    }

    private RunningChannel channel(Message message) {
        return channels.find(message.channel())
                .filter(RunningChannel::sends)
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.CHANNEL_NOT_RUNNING, "The channel of this message is not running."));
    }

    private static String amendable(Message message, ChannelFeature feature) {
        var providerId = message.providerId();
        if (!message.outbound() || providerId == null) {
            throw refused("Only messages that were sent from here, and that the provider took, can be changed.");
        }
        if (message.revokedAt() != null) {
            throw refused("The message was deleted.");
        }
        if (feature == ChannelFeature.EDIT && !"text".equals(message.type())) {
            throw refused("Only texts can be edited.");
        }
        return providerId;
    }

    private static ProblemException refused(String why) {
        return ProblemException.of(ProblemCode.MESSAGE_NOT_ALLOWED, why);
    }

    private static void requireAccepted(SendResult result) {
        if (result instanceof SendResult.Rejected rejected) {
            throw ProviderProblems.of(rejected.error());
        }
        if (result instanceof SendResult.Throttled throttled) {
            throw ProblemException.later(
                    ProblemCode.RATE_LIMITED, throttled.error().message(), throttled.retryAfter());
        }
        if (result instanceof SendResult.Unknown) {
            throw ProblemException.later(
                    ProblemCode.PROVIDER_UNAVAILABLE,
                    "The provider did not answer; it may have done what was asked.",
                    TIME);
        }
    }

    private Uni<Message> write(
            Caller caller, ConversationId conversation, MessageId id, String told, UnaryOperator<Message> change) {
        var workspace = caller.workspace();
        return uni(hot.inWorkspace(workspace, connection -> write(connection, caller, conversation, id, told, change)))
                .invoke(() -> doorbell.ring(workspace));
    }

    private Future<Message> write(
            SqlConnection connection,
            Caller caller,
            ConversationId conversation,
            MessageId id,
            String told,
            UnaryOperator<Message> change) {
        var workspace = caller.workspace();
        return conversations
                .lock(connection, workspace, List.of(), Set.of(conversation))
                .compose(locked -> MessageRows.byIds(connection, workspace, Set.of(id))
                        .compose(found -> {
                            var timeline = new Timeline(facts, now(), locked, found);
                            var after = change.apply(found.get(0));
                            timeline.change(after, Optional.of(told), caller.actor());
                            return Future.join(
                                            MessageRows.update(connection, workspace, timeline.changed()),
                                            conversations.update(connection, workspace, timeline.touched()),
                                            FactWriter.append(connection, workspace, timeline.told()))
                                    .map(after);
                        }));
    }

    private static <T> Uni<T> uni(Future<T> future) {
        return Uni.createFrom().completionStage(future.toCompletionStage());
    }
}
