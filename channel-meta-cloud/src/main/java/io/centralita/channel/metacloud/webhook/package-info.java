/** The door Meta knocks at: handshake, signature, and splitting a call into deliveries by person. */
@NullMarked
package io.centralita.channel.metacloud.webhook;

import org.jspecify.annotations.NullMarked;
