/** Addresses: ranges of them, whose request it is behind trusted proxies, and which may be called. */
@NullMarked
package io.centralita.core.kernel.net;

import org.jspecify.annotations.NullMarked;
