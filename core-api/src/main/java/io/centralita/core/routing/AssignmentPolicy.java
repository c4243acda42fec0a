package io.centralita.core.routing;

import java.util.List;
import java.util.Optional;

/** A way of choosing among those who can take a conversation. Pure: the same question has the same answer. */
public interface AssignmentPolicy {

    /** Stable, snake_case; stored with each decision. */
    String name();

    /** @param eligible each takes the conversation; may be empty */
    Optional<Candidate> choose(Waiting conversation, List<Candidate> eligible);
}
