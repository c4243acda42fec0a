/** The WhatsApp Business Cloud API channel. */
@NullMarked
package io.centralita.channel.metacloud;

import org.jspecify.annotations.NullMarked;
