/** What bytes are, whatever their sender calls them; and names of files that are safe to say. */
@NullMarked
package io.centralita.core.media.types;

import org.jspecify.annotations.NullMarked;
