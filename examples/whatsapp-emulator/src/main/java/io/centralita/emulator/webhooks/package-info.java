/** Webhooks on Meta's wire: bodies, escapes, signatures, delivery with retries, and the log of it. */
@NullMarked
package io.centralita.emulator.webhooks;

import org.jspecify.annotations.NullMarked;
