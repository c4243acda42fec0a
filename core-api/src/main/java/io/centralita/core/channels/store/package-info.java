/** SQL of the channels room. */
@NullMarked
package io.centralita.core.channels.store;

import org.jspecify.annotations.NullMarked;
