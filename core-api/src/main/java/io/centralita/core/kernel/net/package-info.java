/** Addresses: ranges of them, and whose request it is behind trusted proxies. */
@NullMarked
package io.centralita.core.kernel.net;

import org.jspecify.annotations.NullMarked;
