package io.centralita.core.messages.intake;

import io.centralita.core.contacts.ContactAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which addresses belong to one person, because some event of the batch named them together. */
final class Together {

    private final Map<ContactAddress, ContactAddress> parents = new HashMap<>();

    void join(List<ContactAddress> addresses) {
        for (var address : addresses) {
            var one = root(addresses.get(0));
            var other = root(address);
            if (!one.equals(other)) {
                parents.put(other, one);
            }
        }
    }

    /** The same for all addresses of one person. */
    ContactAddress root(ContactAddress address) {
        var root = address;
        for (var parent = parents.get(root); parent != null; parent = parents.get(root)) {
            root = parent;
        }
        return root;
    }
}
