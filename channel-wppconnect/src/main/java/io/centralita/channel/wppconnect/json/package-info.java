/** Reading and writing JSON within bounds. */
@NullMarked
package io.centralita.channel.wppconnect.json;

import org.jspecify.annotations.NullMarked;
