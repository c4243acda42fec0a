/** What came while nobody listened. */
@NullMarked
package io.centralita.channel.wppconnect.catchup;

import org.jspecify.annotations.NullMarked;
