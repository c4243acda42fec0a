/** From our messages to calls, and what their answers mean. */
@NullMarked
package io.centralita.channel.wppconnect.send;

import org.jspecify.annotations.NullMarked;
