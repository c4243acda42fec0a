/** Archives of strangers: looked at, never unpacked. */
@NullMarked
package io.centralita.core.media.archives;

import org.jspecify.annotations.NullMarked;
