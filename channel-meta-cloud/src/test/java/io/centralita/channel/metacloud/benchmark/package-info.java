/** Figures, not tests: run by hand. */
@NullMarked
package io.centralita.channel.metacloud.benchmark;

import org.jspecify.annotations.NullMarked;
