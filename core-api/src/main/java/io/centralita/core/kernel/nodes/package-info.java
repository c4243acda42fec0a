/** What nodes of one platform tell each other in passing, through Redis when there is one. Nothing that must not be lost. */
@NullMarked
package io.centralita.core.kernel.nodes;

import org.jspecify.annotations.NullMarked;
