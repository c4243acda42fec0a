/** Numbers connected through wppconnect-server: a WhatsApp Web session behind a REST API and unsigned webhooks. */
@NullMarked
package io.centralita.channel.wppconnect;

import org.jspecify.annotations.NullMarked;
