/** The REST API of wppconnect-server: addresses, tokens, replies. */
@NullMarked
package io.centralita.channel.wppconnect.server;

import org.jspecify.annotations.NullMarked;
