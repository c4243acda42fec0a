package io.centralita.core.realtime;

import io.centralita.core.kernel.facts.EventText;
import io.centralita.core.kernel.facts.Fact;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact on its way to sockets. Its text is written at most once (rarely twice, when two event loops race) and shared. */
final class WireEvent {

    private static final int LARGEST = Outlet.LARGEST_FRAME - 128;
    private static final String OMITTED = "{\"omitted\":\"too_large\"}";

    private final WorkspaceId workspace;
    private final Fact fact;
    private volatile byte @Nullable [] rest;

    WireEvent(WorkspaceId workspace, Fact fact) {
        this.workspace = workspace;
        this.fact = fact;
    }

    static List<WireEvent> of(WorkspaceId workspace, List<Fact> facts) {
        return facts.stream().map(fact -> new WireEvent(workspace, fact)).toList();
    }

    long seq() {
        return fact.seq();
    }

    FactDraft fact() {
        return fact.draft();
    }

    /** The event's JSON after {@code seq}; data that would burst a frame is left out, to be fetched by REST. */
    byte[] rest() {
        var known = rest;
        if (known == null) {
            known = EventText.rest(workspace, fact.draft());
            if (known.length > LARGEST) {
                known = EventText.rest(workspace, fact.draft(), OMITTED);
            }
            rest = known;
        }
        return known;
    }
}
