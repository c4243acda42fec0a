package io.centralita.core.kernel.net;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Decides of every call this platform makes at somebody else's word (media, webhooks, plug-ins) whether and to which address
 * it goes. The name is resolved once and the call connects to that very address, so a name cannot change its meaning between
 * the check and the call. A name one of whose addresses is refused is refused whole. Plain http, and ports other than the
 * usual, only within {@code centralita.outbound.allowed-networks}.
 *
 * <p>Thread-safe; never blocks. A name's address is believed for five seconds.
 */
@ApplicationScoped
public class OutboundGuard {

    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final int MOST_NAMES = 4_096;

    private final NameResolver names;
    private final OutboundRules rules;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(InetAddress address, Instant until) {}

    @Inject
    OutboundGuard(
            NameResolver names,
            Clock clock,
            @ConfigProperty(name = "centralita.outbound.allowed-networks") Optional<List<String>> allowedNetworks,
            @ConfigProperty(name = "centralita.outbound.allowed-ports", defaultValue = "443,8443") Set<Integer> ports) {
        this(names, clock, new OutboundRules(allowedNetworks.orElse(List.of()), ports));
    }

    OutboundGuard(NameResolver names, Clock clock, OutboundRules rules) {
        this.names = names;
        this.clock = clock;
        this.rules = rules;
    }

    /**
     * Fails with {@link BlockedAddressException} when the call may not be made, and with the resolver's failure when the name
     * has no address.
     */
    public Future<OutboundTarget> admit(URI uri) {
        OutboundUri wanted;
        try {
            wanted = OutboundUri.of(uri);
        } catch (BlockedAddressException refused) {
            return Future.failedFuture(refused);
        }
        return address(wanted).compose(address -> {
            var refusal = refusal(wanted, address);
            return refusal == null
                    ? Future.succeededFuture(
                            new OutboundTarget(uri, address, wanted.host(), wanted.port(), wanted.tls()))
                    : Future.failedFuture(new BlockedAddressException(refusal));
        });
    }

    /**
     * What can be said of an address without asking a name server, for the moment it is saved.
     *
     * @throws BlockedAddressException when it can never be called
     */
    public void check(URI uri) {
        var wanted = OutboundUri.of(uri);
        var address = wanted.isLocalName() ? Optional.of(InetAddress.getLoopbackAddress()) : wanted.literal();
        address.map(literal -> refusal(wanted, literal)).ifPresent(refusal -> {
            throw new BlockedAddressException(refusal);
        });
    }

    /** Why {@link #check} refuses the address, in a sentence that may be shown; empty when it does not. */
    public Optional<String> objection(URI uri) {
        try {
            check(uri);
            return Optional.empty();
        } catch (BlockedAddressException blocked) {
            return Optional.of(String.valueOf(blocked.getMessage()));
        }
    }

    private @Nullable String refusal(OutboundUri wanted, InetAddress address) {
        if (rules.allows(address)) {
            return null;
        }
        if (!rules.isPublic(address)) {
            return "the address is not on the public internet; see " + rules.setting();
        }
        if (!wanted.tls()) {
            return "only https addresses are called on the public internet";
        }
        return rules.allowsPort(wanted.port())
                ? null
                : "the port is not allowed; see centralita.outbound.allowed-ports";
    }

    private Future<InetAddress> address(OutboundUri wanted) {
        if (wanted.literal().isPresent()) {
            return Future.succeededFuture(wanted.literal().get());
        }
        var now = clock.instant();
        var before = known.get(wanted.host());
        return before != null && now.isBefore(before.until())
                ? Future.succeededFuture(before.address())
                : ask(wanted.host(), before == null ? null : before.address(), now);
    }

    private Future<InetAddress> ask(String name, @Nullable InetAddress last, Instant now) {
        if (known.size() >= MOST_NAMES) {
            known.values().removeIf(old -> !now.isBefore(old.until()));
        }
        return names.resolve(name)
                .map(addresses -> choose(addresses, last))
                .onSuccess(address -> known.put(name, new Known(address, now.plus(BELIEVED))));
    }

    /** A refused address if there is one, so that the name is refused; else the one called before, whose connections are open. */
    private InetAddress choose(List<InetAddress> addresses, @Nullable InetAddress last) {
        var first = addresses.get(0);
        for (var address : addresses) {
            if (!rules.allows(address) && !rules.isPublic(address)) {
                return address;
            }
        }
        return last != null && addresses.contains(last) ? last : first;
    }
}
