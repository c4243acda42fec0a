/** The walk of what comes in: one transaction for a batch of a lane. */
@NullMarked
package io.centralita.core.messages.intake;

import org.jspecify.annotations.NullMarked;
