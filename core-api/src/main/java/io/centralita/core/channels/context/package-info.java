/** What a plug-in may use of the world: the core's side of {@code ChannelContext}. */
@NullMarked
package io.centralita.core.channels.context;

import org.jspecify.annotations.NullMarked;
