package io.centralita.core.contacts;

import io.centralita.core.kernel.ids.ContactId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact as a resource of its own.
 *
 * @param name a text from strangers, never interpreted
 * @param addresses oldest first
 */
public record Contact(
        ContactId id, @Nullable String name, List<ContactAddress> addresses, Instant createdAt, Instant updatedAt) {

    public Contact renamed(@Nullable String newName, Instant now) {
        return new Contact(id, newName, addresses, createdAt, now);
    }

    public Contact reachedAt(ContactAddress address, Instant now) {
        var more = new java.util.ArrayList<>(addresses);
        more.add(address);
        return new Contact(id, name, List.copyOf(more), createdAt, now);
    }
}
