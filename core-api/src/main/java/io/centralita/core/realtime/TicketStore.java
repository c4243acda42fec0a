package io.centralita.core.realtime;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps tickets under the hash of their secret. */
public interface TicketStore {

    /**
     * @param credential what the ticket stands for, in the writer's own form
     * @param origin the page that may use it; null for none named
     * @param network where its user was
     */
    record Ticket(String credential, @Nullable String origin, String network) {}

    Uni<Void> put(WorkspaceId workspace, byte[] hash, Ticket ticket, Duration life);

    /** Takes it away: of all that ask at once, one gets it. Empty when it is unknown, used or too old. */
    Uni<Optional<Ticket>> take(WorkspaceId workspace, byte[] hash);
}
