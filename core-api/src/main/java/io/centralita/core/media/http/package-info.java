/** Media on the wire: upload, metadata, and the bytes served safely. */
@NullMarked
package io.centralita.core.media.http;

import org.jspecify.annotations.NullMarked;
