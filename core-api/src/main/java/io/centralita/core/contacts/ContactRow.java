package io.centralita.core.contacts;

import io.centralita.core.kernel.ids.ContactId;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL and the reading of a contact inside another room's row. */
public final class ContactRow {

    /**
     * A column: the addresses of the contact as {@code text[]} of {@code kind:value}, oldest first, kept by the database. The
     * query around it names the contact's table {@code contact}.
     */
    public static final String ADDRESSES = "contact.address_pairs";

    private ContactRow() {}

    /** Reads id, name and addresses from the three columns starting at {@code column}. */
    public static ContactView read(Row row, int column) {
        return new ContactView(
                new ContactId(row.getUUID(column)),
                row.getString(column + 1),
                addresses(row.getArrayOfStrings(column + 2)));
    }

    static List<ContactAddress> addresses(String @Nullable [] pairs) {
        if (pairs == null) {
            return List.of();
        }
        var addresses = new ArrayList<ContactAddress>(pairs.length);
        for (var pair : pairs) {
            addresses.add(ContactAddress.ofPair(pair));
        }
        return addresses;
    }
}
