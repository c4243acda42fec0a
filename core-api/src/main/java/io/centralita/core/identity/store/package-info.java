/** The SQL of the room. */
@NullMarked
package io.centralita.core.identity.store;

import org.jspecify.annotations.NullMarked;
