/** What the core lends to an adapter: its only way to the outside. */
@NullMarked
package io.centralita.channel.spi.context;

import org.jspecify.annotations.NullMarked;
