/** Gets the bytes of received media from the provider, while it still has them. */
@NullMarked
package io.centralita.core.media.fetch;

import org.jspecify.annotations.NullMarked;
