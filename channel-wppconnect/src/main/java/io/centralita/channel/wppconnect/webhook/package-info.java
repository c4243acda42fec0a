/** The server's calls: who may make them, and how they are stored. */
@NullMarked
package io.centralita.channel.wppconnect.webhook;

import org.jspecify.annotations.NullMarked;
