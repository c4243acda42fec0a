/** The life of one WhatsApp session at the server, pairing included. */
@NullMarked
package io.centralita.channel.wppconnect.session;

import org.jspecify.annotations.NullMarked;
