/** The platform's own secret, one for all nodes: secrets for a purpose are derived from it, kept ones are sealed with it. */
@NullMarked
package io.centralita.core.kernel.secrets;

import org.jspecify.annotations.NullMarked;
