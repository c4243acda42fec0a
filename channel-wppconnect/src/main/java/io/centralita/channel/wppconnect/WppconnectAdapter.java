package io.centralita.channel.wppconnect;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.HealthEvidence;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.feature.Corrections;
import io.centralita.channel.spi.feature.Groups;
import io.centralita.channel.spi.feature.History;
import io.centralita.channel.spi.feature.Page;
import io.centralita.channel.spi.feature.Pairing;
import io.centralita.channel.spi.feature.StatusQuery;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.wppconnect.catchup.CatchUp;
import io.centralita.channel.wppconnect.catchup.DoubtSweep;
import io.centralita.channel.wppconnect.catchup.GroupList;
import io.centralita.channel.wppconnect.catchup.Histories;
import io.centralita.channel.wppconnect.catchup.LidBook;
import io.centralita.channel.wppconnect.send.KnownNumbers;
import io.centralita.channel.wppconnect.send.OpenSends;
import io.centralita.channel.wppconnect.send.Sendable;
import io.centralita.channel.wppconnect.server.MediaFetch;
import io.centralita.channel.wppconnect.session.Memory;
import io.centralita.channel.wppconnect.session.PairingDesk;
import io.centralita.channel.wppconnect.session.SessionLife;
import io.centralita.channel.wppconnect.session.Timers;
import io.centralita.channel.wppconnect.webhook.WebhookDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One session at a wppconnect-server. */
final class WppconnectAdapter implements ChannelAdapter, Corrections, Pairing, History, StatusQuery, Groups {
    private final ChannelContext context;
    private final Evidence evidence;
    private final OpenSends sends;
    private final KnownNumbers known = new KnownNumbers();
    private final Memory memory;
    private final SessionLife life;
    private final Traffic traffic;
    private final PairingDesk desk;
    private final CatchUp catchUp;
    private final DoubtSweep doubts;
    private volatile Parts parts;

    WppconnectAdapter(ChannelConfig config, ChannelContext context) {
        this.context = context;
        this.evidence = new Evidence(context.clock());
        this.sends = new OpenSends(context.clock());
        this.memory = new Memory(context.state());
        this.parts = made(config, null);
        Timers timers = new Timers(context.scheduler());
        this.life = new SessionLife(context, () -> parts.session(), memory, this::recall, this::sweep, timers);
        this.traffic =
                new Traffic(context.clock(), sends, known, evidence, life, new LidBook(context, () -> parts.reads()));
        this.desk = new PairingDesk(context, life, () -> parts.session(), memory);
        this.catchUp = new CatchUp(context, () -> parts.reads(), memory, evidence::heardUpTo, traffic::found, timers);
        this.doubts = new DoubtSweep(context, () -> parts.reads(), sends, traffic::settling, timers);
    }

    private Parts made(ChannelConfig config, @Nullable String token) {
        return Parts.of(
                WppconnectConfig.read(config), context, sends, known, evidence::taken, this::sessionDown, token);
    }

    private void sessionDown() {
        life.sessionDown();
    }

    private CompletionStage<Void> recall() {
        return memory.load().thenRun(() -> {
            String token = memory.token(parts.config().tokenOwner());
            if (token != null) {
                parts.server().tokens().adopt(token);
            }
        });
    }

    private void sweep() {
        remember();
        catchUp.run();
    }

    /** The token is used again after a restart. */
    private void remember() {
        String token = parts.server().tokens().known();
        if (token != null) {
            memory.token(parts.config().tokenOwner(), token);
        }
    }

    @Override
    public ChannelCapabilities capabilities() {
        return WppconnectCapabilities.ALL;
    }

    @Override
    public Optional<SendError> refusal(MessageContent content) {
        return Sendable.refusal(content, capabilities());
    }

    @Override
    public ChannelState state() {
        return life.state();
    }

    @Override
    public CompletionStage<Void> start() {
        return life.start();
    }

    @Override
    public CompletionStage<Void> pause() {
        return life.pause();
    }

    @Override
    public CompletionStage<Void> resume() {
        return life.resume();
    }

    @Override
    public CompletionStage<Void> reconfigure(ChannelConfig config) {
        try {
            WppconnectConfig read = WppconnectConfig.read(config);
            parts = made(config, memory.token(read.tokenOwner()));
        } catch (IllegalArgumentException unusable) {
            return CompletableFuture.failedFuture(unusable);
        }
        return life.reconfigured();
    }

    @Override
    public CompletionStage<Void> stop(Duration deadline) {
        return life.stop();
    }

    @Override
    public int largestBody(WebhookRequest head) {
        return parts.door().largestBody(head);
    }

    @Override
    public WebhookAnswer receive(WebhookRequest request) {
        Optional<WebhookAnswer.Refused> refusal = parts.door().refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        evidence.inbound();
        return new WebhookAnswer.Deliveries(
                traffic.of(WebhookDoor.read(request, context.clock().instant())));
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) throws PayloadException {
        return WebhookDoor.parse(delivery);
    }

    @Override
    public CompletionStage<SendResult> send(OutboundMessage message) {
        if (life.held()) {
            return heldBack("the channel is paused or stopped");
        }
        evidence.sending(message.ourId());
        return parts.sender().send(message, capabilities()).thenApply(result -> {
            evidence.sent(message.ourId(), result);
            life.sent(result);
            if (result instanceof SendResult.Unknown) {
                doubts.doubted(message.ourId());
            }
            return result;
        });
    }

    @Override
    public CompletionStage<SendResult> markRead(ReadReceipt receipt) {
        return life.held()
                ? heldBack("the channel is paused or stopped")
                : parts.sender().markRead(receipt);
    }

    @Override
    public CompletionStage<SendResult> edit(SentMessage target, String newText) {
        return life.held()
                ? heldBack("the channel is paused or stopped")
                : parts.corrector().edit(target, newText);
    }

    @Override
    public CompletionStage<SendResult> revoke(SentMessage target) {
        return life.held()
                ? heldBack("the channel is paused or stopped")
                : parts.corrector().revoke(target);
    }

    private static CompletionStage<SendResult> heldBack(String why) {
        return CompletableFuture.completedFuture(SendResult.rejected(ErrorKind.TEMPORARY, why));
    }

    @Override
    public CompletionStage<PairingChallenge> pair(PairingMode mode, @Nullable String phone) {
        return desk.pair(mode, phone);
    }

    @Override
    public CompletionStage<Void> unpair() {
        return desk.unpair();
    }

    @Override
    public CompletionStage<Page<RawDelivery>> missedSince(Instant since, @Nullable String cursor) {
        return new Histories(parts.reads(), context.clock()).missedSince(since);
    }

    @Override
    public CompletionStage<Page<RawDelivery>> before(IdentitySet peer, Instant before, @Nullable String cursor) {
        return new Histories(parts.reads(), context.clock()).before(peer, before, cursor);
    }

    @Override
    public CompletionStage<Optional<StatusChanged>> status(String providerMessageId, IdentitySet recipient) {
        return new Histories(parts.reads(), context.clock()).status(providerMessageId);
    }

    @Override
    public CompletionStage<Page<Group>> groups(@Nullable String cursor) {
        return new GroupList(parts.reads()).groups(cursor);
    }

    @Override
    public CompletionStage<List<Peer>> members(String groupId) {
        return new GroupList(parts.reads()).members(groupId);
    }

    @Override
    public CompletionStage<ResolvedMedia> resolveMedia(MediaReference reference) {
        return MediaFetch.fetch(parts.server(), reference);
    }

    @Override
    public HealthEvidence health() {
        return evidence.evidence(life.reconnects());
    }

    @Override
    public String toString() {
        return "WppconnectAdapter[" + parts.config() + ", " + state().status() + "]";
    }
}
