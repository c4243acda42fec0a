/** Rows of media, and their bytes on the file system. */
@NullMarked
package io.centralita.core.media.store;

import org.jspecify.annotations.NullMarked;
