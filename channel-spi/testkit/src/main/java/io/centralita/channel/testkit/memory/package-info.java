/**
 * A whole channel inside the process, with a wire format of its own, held to the same contract as real ones. The core's
 * tests find it through {@link java.util.ServiceLoader} under the id {@code in-memory}.
 */
@NullMarked
package io.centralita.channel.testkit.memory;

import org.jspecify.annotations.NullMarked;
