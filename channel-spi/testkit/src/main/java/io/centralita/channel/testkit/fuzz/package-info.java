/** Damage for parsers, the same for the same choices: for tests with a seed, and for fuzzers that steer. */
@NullMarked
package io.centralita.channel.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
