/** Messages on the wire. */
@NullMarked
package io.centralita.core.messages.http;

import org.jspecify.annotations.NullMarked;
