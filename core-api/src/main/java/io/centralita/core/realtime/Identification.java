package io.centralita.core.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.identity.Authenticator;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.facts.LogHead;
import io.centralita.core.kernel.ids.StreamId;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens a stream for a session, takes one up again, renews the session's credential. Results come on the session's loop. */
@ApplicationScoped
class Identification {

    private final StreamStore streams;
    private final ConversationSight conversations;
    private final Authenticator authenticator;
    private final RealtimeConfig config;

    Identification(
            StreamStore streams, ConversationSight conversations, Authenticator authenticator, RealtimeConfig config) {
        this.streams = streams;
        this.conversations = conversations;
        this.authenticator = authenticator;
        this.config = config;
    }

    void identify(Session session, ClientFrame.Identify frame) {
        var opening = Uni.createFrom().deferred(() -> open(session.caller(), session.sight(), frame.subs()));
        settle(session, frame.ref(), opening, opened -> begin(session, frame, opened));
    }

    void resume(Session session, ClientFrame.Resume frame) {
        var caller = session.caller();
        var finding = streams.find(caller.workspace(), caller.principal(), frame.stream());
        settle(session, frame.ref(), finding, found -> takeUp(session, frame, found));
    }

    void renew(Session session, ClientFrame.Auth frame) {
        var before = session.caller();
        authenticator
                .authenticate("Bearer " + frame.token(), before.credential().address())
                .invoke(caller -> requireSame(before, caller))
                .subscribe()
                .with(
                        caller -> session.loop().execute(() -> session.recheck(caller)),
                        failure -> session.loop().execute(() -> session.error(frame.ref(), Problems.of(failure))));
    }

    private Uni<StreamStore.Opened> open(Caller caller, Sight sight, JsonNode subs) {
        var known = new KnownStream(StreamId.next(), Subscriptions.read(subs));
        return conversations.seesAll(caller, known.interest().conversations()).flatMap(seen -> {
            if (!seen) {
                throw ProblemException.notFound();
            }
            return streams.open(caller, known, subs.toString(), sight.fingerprint());
        });
    }

    private void begin(Session session, ClientFrame.Identify frame, StreamStore.Opened opened) {
        var from = frame.from();
        if (from != null && from > opened.head().headSeq()) {
            session.error(frame.ref(), Problems.aheadOfLog());
            return;
        }
        var refusal = from == null ? null : refusal(opened.head(), from);
        if (refusal != null) {
            session.reset(refusal);
            return;
        }
        var head = session.seat().head().headSeq();
        var stream = session.begin(opened.stream(), from == null ? head : from);
        session.send(Frames.ready(frame.ref(), stream.id(), head));
        stream.start(null);
    }

    private void takeUp(Session session, ClientFrame.Resume frame, StreamStore.Found found) {
        var refusal = refusal(session, frame, found);
        if (refusal != null) {
            session.reset(refusal);
            return;
        }
        var stream = session.begin(found.known(), frame.lastSeq());
        stream.start(() -> session.send(Frames.resumed(
                frame.ref(), stream.eventsTold(), session.seat().head().headSeq())));
    }

    private @Nullable ResetReason refusal(Session session, ClientFrame.Resume frame, StreamStore.Found found) {
        var head = found.head();
        if (found.stream() == null) {
            return ResetReason.RETENTION;
        }
        if (!head.epoch().equals(frame.epoch()) || frame.lastSeq() > head.headSeq()) {
            return ResetReason.EPOCH;
        }
        if (!session.sight().fingerprint().equals(found.fingerprint())) {
            return ResetReason.ACL_CHANGED;
        }
        return refusal(head, frame.lastSeq());
    }

    private @Nullable ResetReason refusal(LogHead head, long after) {
        if (after < head.minSeq() - 1) {
            return ResetReason.RETENTION;
        }
        return head.headSeq() - after > config.replayLimit() ? ResetReason.TOO_FAR : null;
    }

    private static void requireSame(Caller before, Caller now) {
        if (!before.workspace().equals(now.workspace()) || !before.principal().equals(now.principal())) {
            throw Problems.otherPrincipal();
        }
    }

    private static <T> void settle(Session session, @Nullable String ref, Uni<T> work, Consumer<T> then) {
        work.subscribe()
                .with(
                        result -> session.loop().execute(() -> {
                            session.identifying(false);
                            if (!session.isClosed()) {
                                then.accept(result);
                            }
                        }),
                        failure -> session.loop().execute(() -> {
                            session.identifying(false);
                            session.error(ref, Problems.of(failure));
                        }));
    }
}
