/** From a credential to a caller: what holds now, remembered for two seconds at most, and how often one may try. */
@NullMarked
package io.centralita.core.identity.access;

import org.jspecify.annotations.NullMarked;
