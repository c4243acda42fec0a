/** The promises of the SPI by area, and what runs them. Plug-in authors use them together, as {@code ChannelContract}. */
@NullMarked
package io.centralita.channel.testkit.contract;

import org.jspecify.annotations.NullMarked;
