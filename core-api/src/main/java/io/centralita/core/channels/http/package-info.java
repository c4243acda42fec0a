/** The channels room on the wire. */
@NullMarked
package io.centralita.core.channels.http;

import org.jspecify.annotations.NullMarked;
