/** Small pieces of flow control. */
@NullMarked
package io.centralita.core.kernel.flow;

import org.jspecify.annotations.NullMarked;
