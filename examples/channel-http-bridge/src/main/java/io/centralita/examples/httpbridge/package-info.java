/**
 * A channel to any system that speaks JSON over HTTP. Written from the SPI alone, as a stranger would; its README is the
 * tutorial, and says what goes over the wire.
 */
@NullMarked
package io.centralita.examples.httpbridge;

import org.jspecify.annotations.NullMarked;
