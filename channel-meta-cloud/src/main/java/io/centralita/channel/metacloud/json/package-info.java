/** Reading and writing JSON within bounds. */
@NullMarked
package io.centralita.channel.metacloud.json;

import org.jspecify.annotations.NullMarked;
