/** {@code /v1/presence} and {@code /v1/conversations/{id}/routing}. */
@NullMarked
package io.centralita.core.routing.http;

import org.jspecify.annotations.NullMarked;
