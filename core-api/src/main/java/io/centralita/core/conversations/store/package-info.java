/** The conversations' SQL, but for the walk's own statements. */
@NullMarked
package io.centralita.core.conversations.store;

import org.jspecify.annotations.NullMarked;
