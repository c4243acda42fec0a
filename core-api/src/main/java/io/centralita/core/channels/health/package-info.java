/** Numbers that tell the truth about themselves: evidence, silence, and what was switched off. */
@NullMarked
package io.centralita.core.channels.health;

import org.jspecify.annotations.NullMarked;
