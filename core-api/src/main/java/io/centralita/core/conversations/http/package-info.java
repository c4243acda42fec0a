/** {@code /v1/conversations}. */
@NullMarked
package io.centralita.core.conversations.http;

import org.jspecify.annotations.NullMarked;
