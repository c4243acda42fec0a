/**
 * What goes out over each number: the provider's pace, its pauses, a bound on what is under way, a breaker. A number in trouble
 * holds up itself and no other.
 */
@NullMarked
package io.centralita.core.channels.traffic;

import org.jspecify.annotations.NullMarked;
