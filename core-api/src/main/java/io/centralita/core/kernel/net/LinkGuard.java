package io.centralita.core.kernel.net;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The guard for addresses that a caller of the API gives, such as a link in a message. It does not open
 * {@code centralita.outbound.allowed-networks}: those are the operator's, for providers of his own, and a provider in a private
 * network is the last thing that whoever may send a message should be able to call. What may be linked besides the public
 * internet is named in {@code centralita.outbound.link-networks}.
 */
@ApplicationScoped
public class LinkGuard {

    private final OutboundGuard guard;

    LinkGuard(
            NameResolver names,
            Clock clock,
            @ConfigProperty(name = "centralita.outbound.link-networks") Optional<List<String>> linkNetworks,
            @ConfigProperty(name = "centralita.outbound.allowed-ports", defaultValue = "443,8443") Set<Integer> ports) {
        guard = new OutboundGuard(
                names,
                clock,
                new OutboundRules("centralita.outbound.link-networks", linkNetworks.orElse(List.of()), ports));
    }

    /** Why a link can never be followed, as far as its text says; empty when nothing is known against it. */
    public Optional<String> objection(URI link) {
        return guard.objection(link);
    }

    /** The same rules for calls. */
    public OutboundGuard calls() {
        return guard;
    }
}
