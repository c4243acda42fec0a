/** Bytes changed on their way, a piece at a time. */
@NullMarked
package io.centralita.channel.wppconnect.stream;

import org.jspecify.annotations.NullMarked;
