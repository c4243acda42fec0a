package io.centralita.core.messages.intake;

import io.centralita.channel.spi.ChannelState;
import io.centralita.core.kernel.ids.ChannelId;

/** The provider told the state of a number. */
record StateNote(ChannelId channel, ChannelState state) {}
