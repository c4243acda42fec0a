/** From our messages to Meta's bodies, and from its answers to results. */
@NullMarked
package io.centralita.channel.metacloud.send;

import org.jspecify.annotations.NullMarked;
