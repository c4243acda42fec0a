/** From webhook bodies, and from messages fetched, to events. */
@NullMarked
package io.centralita.channel.wppconnect.parse;

import org.jspecify.annotations.NullMarked;
