/** The HTTP edge of the room. */
@NullMarked
package io.centralita.core.identity.http;

import org.jspecify.annotations.NullMarked;
