/** The platform's own secret, one for all nodes: secrets for a purpose are derived from it, kept ones are
 * sealed with it. Keys rotate: an older one opens until everything is sealed with the new one. */
@NullMarked
package io.centralita.core.kernel.secrets;

import org.jspecify.annotations.NullMarked;
