/** What a message says, the same for both directions and all channels. */
@NullMarked
package io.centralita.channel.spi.content;

import org.jspecify.annotations.NullMarked;
