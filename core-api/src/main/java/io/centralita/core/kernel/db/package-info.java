/** Transactions of the reactive PostgreSQL client, each bound to one workspace (or to the platform) by row-level security. */
@NullMarked
package io.centralita.core.kernel.db;

import org.jspecify.annotations.NullMarked;
