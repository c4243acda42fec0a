/** SQL of the messages room. */
@NullMarked
package io.centralita.core.messages.store;

import org.jspecify.annotations.NullMarked;
