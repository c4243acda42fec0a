/** The doors: the socket's handshake and endpoint, tickets, polling. */
@NullMarked
package io.centralita.core.realtime.http;

import org.jspecify.annotations.NullMarked;
