package io.centralita.core.routing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The one who holds the fewest; of equals, the one who has waited longest for a conversation. */
public final class LeastBusy implements AssignmentPolicy {

    private static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::load)
            .thenComparing(candidate -> candidate.lastAssignedAt() == null ? Instant.MIN : candidate.lastAssignedAt())
            .thenComparing(candidate -> candidate.user().value());

    @Override
    public String name() {
        return "least_busy";
    }

    @Override
    public Optional<Candidate> choose(Waiting conversation, List<Candidate> eligible) {
        return eligible.stream().min(ORDER);
    }
}
