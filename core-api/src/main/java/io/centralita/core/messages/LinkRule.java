package io.centralita.core.messages;

import java.net.URI;
import java.util.Optional;

/** What is said against a link of a message. */
@FunctionalInterface
public interface LinkRule {

    /** A message that was taken before is read as it is. */
    LinkRule TAKEN = link -> Optional.empty();

    /** Why the link is refused; empty when it is not. */
    Optional<String> objection(URI link);
}
