/** What only the provider knows: asked when a caller wants it, and applied as if the provider had told it by itself. */
@NullMarked
package io.centralita.core.messages.asked;

import org.jspecify.annotations.NullMarked;
