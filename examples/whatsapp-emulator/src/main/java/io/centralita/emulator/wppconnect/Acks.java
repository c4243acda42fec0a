package io.centralita.emulator.wppconnect;

import io.centralita.emulator.StatusPace;
import io.centralita.emulator.network.Chat;
import io.centralita.emulator.network.ChatLine;
import io.centralita.emulator.network.Tick;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets acks follow a send: 1 sent, 2 delivered, 3 read where the customer reads. Belongs to one thread. */
final class Acks {

    private final Vertx vertx;
    private final StatusPace pace;
    private final Notices notices;

    Acks(Vertx vertx, StatusPace pace, Notices notices) {
        this.vertx = vertx;
        this.pace = pace;
        this.notices = notices;
    }

    /** Posts what becomes of a message; done when the last ack due now was posted. */
    Future<Void> follow(WppSession session, String id, @Nullable Chat chat, boolean reaches) {
        Future<Void> sent = after(pace.sentAfter(), () -> tell(session, id, chat, 1));
        if (!reaches) {
            return sent;
        }
        return sent.compose(done -> after(pace.deliveredAfter(), () -> tell(session, id, chat, 2)))
                .compose(done ->
                        after(reads(chat) ? pace.readAfter() : Duration.ZERO, () -> readIfOpen(session, id, chat)));
    }

    /** Posts {@code read} for everything delivered to a chat and not read yet. */
    void customerReads(Chat chat) {
        if (!(chat.line() instanceof WppSession session)) {
            return;
        }
        for (ChatLine line : chat.lines()) {
            if (!line.fromCustomer() && line.tick() == Tick.DELIVERED) {
                tell(session, line.id(), chat, 3);
            }
        }
    }

    private boolean reads(@Nullable Chat chat) {
        return pace.autoRead() || (chat != null && chat.open());
    }

    private Future<Void> readIfOpen(WppSession session, String id, @Nullable Chat chat) {
        boolean already = chat != null
                && chat.line(id).map(line -> line.tick() == Tick.READ).orElse(false);
        return reads(chat) && !already ? tell(session, id, chat, 3) : Future.succeededFuture();
    }

    private Future<Void> tell(WppSession session, String id, @Nullable Chat chat, int ack) {
        if (chat != null) {
            chat.mark(id, ack == 1 ? Tick.SENT : ack == 2 ? Tick.DELIVERED : Tick.READ);
        }
        session.book().change(id, new JsonObject().put("ack", ack));
        if (!session.up() || session.silent()) {
            return Future.succeededFuture();
        }
        return session.book()
                .find(id)
                .map(entry -> notices.post(session, "onack", id, WireMessages.ack(session, entry.message(), ack)))
                .map(Future::<Void>mapEmpty)
                .orElseGet(Future::succeededFuture);
    }

    private Future<Void> after(Duration wait, Supplier<Future<Void>> step) {
        if (wait.isZero()) {
            return step.get();
        }
        Promise<Void> end = Promise.promise();
        vertx.setTimer(Math.max(1, wait.toMillis()), id -> step.get().onComplete(end));
        return end.future();
    }
}
