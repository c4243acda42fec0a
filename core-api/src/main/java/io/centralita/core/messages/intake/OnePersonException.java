package io.centralita.core.messages.intake;

import io.centralita.core.kernel.ids.ContactId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The provider names, as one person, who are several contacts; they must become one before the batch can be applied. */
final class OnePersonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Set<ContactId>> people;

    OnePersonException(Collection<Set<ContactId>> people) {
        super("several contacts are one person", null, false, false);
        this.people = List.copyOf(people);
    }

    List<Set<ContactId>> people() {
        return people;
    }
}
