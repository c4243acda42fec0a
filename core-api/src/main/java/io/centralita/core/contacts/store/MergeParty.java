package io.centralita.core.contacts.store;

import io.centralita.core.kernel.ids.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact as a merge looks at it, locked. */
public record MergeParty(
        ContactId id,
        @Nullable String name,
        @Nullable ContactId mergedInto,
        @Nullable Instant optedOutAt) {}
