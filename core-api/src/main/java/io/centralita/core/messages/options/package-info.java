/** What may be sent now: asked before, and held to when it is sent. */
@NullMarked
package io.centralita.core.messages.options;

import org.jspecify.annotations.NullMarked;
