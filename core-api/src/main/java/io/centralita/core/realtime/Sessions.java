package io.centralita.core.realtime;

import io.centralita.core.identity.Caller;
import io.netty.channel.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** The room's door for its own edge: opens a session for an accepted socket. */
@ApplicationScoped
public class Sessions {

    private static final long MOST_DRAIN_MILLIS = 5_000;

    private final SessionServices services;

    Sessions(SessionServices services) {
        this.services = services;
    }

    /**
     * Tells every client of this node to reconnect elsewhere and closes its socket (4200). Waits a moment for them to be told.
     * Blocks.
     */
    public void drain() {
        var told = new ArrayList<CompletableFuture<Void>>();
        services.tails()
                .all()
                .forEach(tail -> tail.desks()
                        .forEach(desk ->
                                told.add(CompletableFuture.runAsync(() -> desk.each(Session::drain), desk.loop()))));
        CompletableFuture.allOf(told.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, MOST_DRAIN_MILLIS, TimeUnit.MILLISECONDS)
                .join();
    }

    /**
     * On the channel's event loop.
     *
     * @param closer closes the socket with a code and a reason
     */
    public OpenSession open(String connection, Channel channel, Caller caller, BiConsumer<Integer, String> closer) {
        return new Session(connection, channel, caller, why -> closer.accept(why.code(), why.reason()), services);
    }
}
