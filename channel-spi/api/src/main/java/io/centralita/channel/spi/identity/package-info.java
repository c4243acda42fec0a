/** Who is at the other end: a set of identities, since a customer need not have a phone number we know. */
@NullMarked
package io.centralita.channel.spi.identity;

import org.jspecify.annotations.NullMarked;
