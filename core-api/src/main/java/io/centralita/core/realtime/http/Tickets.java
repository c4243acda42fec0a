package io.centralita.core.realtime.http;

import io.centralita.core.identity.Authenticator;
import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.realtime.RealtimeConfig;
import io.centralita.core.realtime.TicketStore;
import io.centralita.core.realtime.TicketStore.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tickets: {@code ws_….<secret>}, good for one handshake within thirty seconds, from the same page and network. */
@ApplicationScoped
class Tickets {

    static final Duration LIFE = Duration.ofSeconds(30);

    private static final int SECRET_BYTES = 32;
    private static final int LONGEST = 128;

    private final TicketStore store;
    private final Authenticator authenticator;
    private final RealtimeConfig config;
    private final SecureRandom random = new SecureRandom();

    Tickets(TicketStore store, Authenticator authenticator, RealtimeConfig config) {
        this.store = store;
        this.authenticator = authenticator;
        this.config = config;
    }

    Uni<String> issue(Caller caller, @Nullable String origin, String address) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var text = caller.workspace() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var ticket = new Ticket(CredentialText.write(caller), origin, network(address));
        return store.put(caller.workspace(), hash(text), ticket, LIFE).replaceWith(text);
    }

    /** Fails with UNAUTHENTICATED for a ticket that is unknown, used, too old or shown from elsewhere. */
    Uni<Caller> redeem(String text, @Nullable String origin, String address) {
        var dot = text.indexOf('.');
        if (dot < 0 || text.length() > LONGEST) {
            return refused();
        }
        try {
            var workspace = WorkspaceId.fromString(text.substring(0, dot));
            return store.take(workspace, hash(text))
                    .flatMap(found -> found.filter(ticket -> Objects.equals(ticket.origin(), origin)
                                    && ticket.network().equals(network(address)))
                            .map(ticket -> authenticator.refresh(CredentialText.read(workspace, ticket.credential())))
                            .orElseGet(Tickets::refused));
        } catch (MalformedIdException malformed) {
            return refused();
        }
    }

    private String network(String address) {
        return config.ticketsBoundToNetwork() ? Networks.of(address) : "any";
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Uni<Caller> refused() {
        return Uni.createFrom()
                .failure(() -> ProblemException.of(
                        ProblemCode.UNAUTHENTICATED, "A bearer token or a fresh ticket is required."));
    }
}
