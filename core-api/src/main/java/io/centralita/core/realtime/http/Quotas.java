package io.centralita.core.realtime.http;

import io.centralita.core.identity.Caller;
import io.centralita.core.realtime.RealtimeConfig;
import io.netty.channel.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How many sockets each principal and each workspace have open on this node. */
@ApplicationScoped
class Quotas {

    private final RealtimeConfig config;
    private final Map<UUID, Integer> byPrincipal = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> byWorkspace = new ConcurrentHashMap<>();

    Quotas(RealtimeConfig config) {
        this.config = config;
    }

    /** Takes a place until the channel closes; false when none is free. */
    boolean admit(Caller caller, Channel channel) {
        var principal = caller.principal();
        var workspace = caller.workspace().value();
        if (!take(byPrincipal, principal, config.connectionsPerPrincipal())) {
            return false;
        }
        if (!take(byWorkspace, workspace, config.connectionsPerWorkspace())) {
            give(byPrincipal, principal);
            return false;
        }
        channel.closeFuture().addListener(closed -> {
            give(byPrincipal, principal);
            give(byWorkspace, workspace);
        });
        return true;
    }

    private static boolean take(Map<UUID, Integer> places, UUID owner, int most) {
        var admitted = new boolean[1];
        places.compute(owner, (key, taken) -> {
            var before = taken == null ? 0 : taken;
            admitted[0] = before < most;
            return admitted[0] ? Integer.valueOf(before + 1) : taken;
        });
        return admitted[0];
    }

    private static void give(Map<UUID, Integer> places, UUID owner) {
        places.computeIfPresent(owner, (key, taken) -> taken == 1 ? null : taken - 1);
    }
}
