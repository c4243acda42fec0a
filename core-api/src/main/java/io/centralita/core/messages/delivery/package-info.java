/** The walk of what goes out: queue, dispatch, outcome. */
@NullMarked
package io.centralita.core.messages.delivery;

import org.jspecify.annotations.NullMarked;
