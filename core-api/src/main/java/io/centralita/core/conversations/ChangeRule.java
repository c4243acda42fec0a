package io.centralita.core.conversations;

import io.centralita.core.kernel.http.Versioned;
import java.time.Instant;
import java.util.Optional;

/** Decides on a conversation while nobody else can change it. */
@FunctionalInterface
public interface ChangeRule {

    /**
     * Empty when nothing is to be changed.
     *
     * @throws io.centralita.core.kernel.problem.ProblemException when the change is refused
     */
    Optional<Change> decide(Versioned<ConversationView> present, Instant now);
}
