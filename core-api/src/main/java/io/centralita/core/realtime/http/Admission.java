package io.centralita.core.realtime.http;

import io.centralita.core.identity.Caller;
import io.netty.channel.Channel;

/** A handshake that was let in. */
record Admission(Caller caller, Channel channel) {}
