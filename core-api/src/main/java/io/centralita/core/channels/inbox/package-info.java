/** The provider inbox: raw deliveries made durable before they are acknowledged, then taken lane by lane. */
@NullMarked
package io.centralita.core.channels.inbox;

import org.jspecify.annotations.NullMarked;
