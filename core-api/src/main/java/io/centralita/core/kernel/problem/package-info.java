/** Errors a caller can act upon: a closed catalogue of codes, answered as RFC 9457 problem+json. */
@NullMarked
package io.centralita.core.kernel.problem;

import org.jspecify.annotations.NullMarked;
