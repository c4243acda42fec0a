/** What goes to a provider, and what becomes of it. */
@NullMarked
package io.centralita.channel.spi.outbound;

import org.jspecify.annotations.NullMarked;
