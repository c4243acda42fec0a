package io.centralita.core.kernel.ids;

import java.util.UUID;

/** An id that says what it names. {@code toString()} is the wire form: {@code prefix_} and 26 characters of base32. */
public interface TypedId {

    /** The form in the database; a UUIDv7, so it sorts by time of creation. */
    UUID value();
}
