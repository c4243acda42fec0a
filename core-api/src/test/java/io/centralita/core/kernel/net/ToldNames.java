package io.centralita.core.kernel.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** A name server that says of every name what the test told it last. */
public final class ToldNames implements NameResolver {

    private volatile String answer;

    /** @param answer an address in digits */
    public ToldNames(String answer) {
        this.answer = answer;
    }

    public void turn(String newAnswer) {
        answer = newAnswer;
    }

    /** A guard that asks it, for calls of one port. */
    public OutboundGuard guard(Clock clock, int port, String... allowedNetworks) {
        return new OutboundGuard(this, clock, new OutboundRules(List.of(allowedNetworks), Set.of(port)));
    }

    @Override
    public Future<List<InetAddress>> resolve(String name) {
        try {
            return Future.succeededFuture(List.of(InetAddress.getByName(answer)));
        } catch (UnknownHostException impossible) {
            return Future.failedFuture(impossible);
        }
    }
}
