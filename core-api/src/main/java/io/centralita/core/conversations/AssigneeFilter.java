package io.centralita.core.conversations;

import io.centralita.core.kernel.ids.UserId;

/** Whose conversations. */
public sealed interface AssigneeFilter {

    /** Nobody's. */
    record Nobody() implements AssigneeFilter {}

    record Of(UserId user) implements AssigneeFilter {}
}
