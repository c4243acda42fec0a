/** What comes from a provider: the webhook call, the deliveries in it, the events in those. */
@NullMarked
package io.centralita.channel.spi.inbound;

import org.jspecify.annotations.NullMarked;
