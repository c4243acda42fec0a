/** The core's services as tests want them: a clock that stands, timers run by hand, a memory, everything told recorded. */
@NullMarked
package io.centralita.channel.testkit.context;

import org.jspecify.annotations.NullMarked;
