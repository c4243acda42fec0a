package io.centralita.channel.wppconnect.session;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.spi.context.ChannelScheduler;
import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Pairs and unpairs a phone. A new pairing closes the session first: only a fresh one shows a code. */
public final class PairingDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ChannelContext context;
    private final SessionLife life;
    private final Supplier<@Nullable SessionCalls> calls;
    private final Memory memory;

    public PairingDesk(
            ChannelContext context, SessionLife life, Supplier<@Nullable SessionCalls> calls, Memory memory) {
        this.context = context;
        this.life = life;
        this.calls = calls;
        this.memory = memory;
    }

    public CompletionStage<PairingChallenge> pair(PairingMode mode, @Nullable String phone) {
        String digits = phone == null ? "" : phone.replaceAll("[^0-9]", "");
        if (mode == PairingMode.PHONE_CODE && digits.isEmpty()) {
            return refused(ErrorKind.RECIPIENT_INVALID, "pairing by code needs the phone's number");
        }
        if (!life.running()) {
            return refused(ErrorKind.TEMPORARY, "the channel is not started");
        }
        if (life.state().status() == ChannelStatus.ONLINE) {
            return refused(ErrorKind.CONTENT, "a phone is paired already; end that pairing first");
        }
        PairingChallenge present = present(mode);
        return present != null ? CompletableFuture.completedFuture(present) : fresh(mode, digits);
    }

    private @Nullable PairingChallenge present(PairingMode mode) {
        PairingChallenge challenge = life.state().challenge();
        boolean valid = challenge != null
                && fits(mode, challenge)
                && mode == PairingMode.QR_CODE
                && challenge.expiresAt().isAfter(context.clock().instant());
        return valid ? challenge : null;
    }

    private static boolean fits(PairingMode mode, PairingChallenge challenge) {
        return switch (mode) {
            case QR_CODE -> challenge instanceof PairingChallenge.QrCode;
            case PHONE_CODE -> challenge instanceof PairingChallenge.PhoneCode;
        };
    }

    private CompletionStage<PairingChallenge> fresh(PairingMode mode, String digits) {
        CompletableFuture<PairingChallenge> answer = new CompletableFuture<>();
        Runnable unwatch = life.watch(state -> offered(mode, state, answer));
        ChannelScheduler.Cancellation timer = context.scheduler()
                .after(
                        PATIENCE,
                        () -> answer.completeExceptionally(failure(
                                ErrorKind.TEMPORARY,
                                "the server showed no code; it may have no network or no browser")));
        answer.whenComplete((challenge, failure) -> {
            unwatch.run();
            timer.cancel();
        });
        life.pairAnew(mode == PairingMode.PHONE_CODE ? digits : null, PATIENCE);
        return answer;
    }

    private static void offered(PairingMode mode, ChannelState state, CompletableFuture<PairingChallenge> answer) {
        PairingChallenge challenge = state.challenge();
        if (challenge != null && fits(mode, challenge)) {
            answer.complete(challenge);
        } else if (state.status() == ChannelStatus.ONLINE) {
            answer.completeExceptionally(failure(ErrorKind.CONTENT, "a phone is paired already"));
        } else if (state.status() == ChannelStatus.STOPPED || state.status() == ChannelStatus.PAUSED) {
            answer.completeExceptionally(failure(ErrorKind.TEMPORARY, "the channel was stopped"));
        }
    }

    /** Ends the pairing at WhatsApp; a session that is down keeps it there, so that is said. */
    public CompletionStage<Void> unpair() {
        SessionCalls session = calls.get();
        if (session == null) {
            return refused(ErrorKind.TEMPORARY, "the channel has no webhook address");
        }
        CompletableFuture<Void> answer = new CompletableFuture<>();
        session.logout().whenComplete((reply, failure) -> {
            if (failure == null && reply.successful()) {
                memory.forget();
                life.unpaired();
                answer.complete(null);
            } else {
                answer.completeExceptionally(failure(
                        ErrorKind.TEMPORARY,
                        "the server did not end the pairing; it can be ended on the phone under linked devices"));
            }
        });
        return answer;
    }

    private static <T> CompletionStage<T> refused(ErrorKind kind, String message) {
        return CompletableFuture.failedFuture(failure(kind, message));
    }

    private static FeatureException failure(ErrorKind kind, String message) {
        return new FeatureException(SendError.of(kind, null, message));
    }
}
