/** Streams and tickets in PostgreSQL. */
@NullMarked
package io.centralita.core.realtime.store;

import org.jspecify.annotations.NullMarked;
