/** The routing room's SQL. */
@NullMarked
package io.centralita.core.routing.store;

import org.jspecify.annotations.NullMarked;
