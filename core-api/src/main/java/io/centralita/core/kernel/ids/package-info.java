/** Typed ids: a prefix and a UUIDv7 on the wire, a UUID in the database. Ids are made here, never by the database. */
@NullMarked
package io.centralita.core.kernel.ids;

import org.jspecify.annotations.NullMarked;
