/** Pictures of strangers: how large they say they are, and small ones made of them. */
@NullMarked
package io.centralita.core.media.pictures;

import org.jspecify.annotations.NullMarked;
