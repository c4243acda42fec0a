/** Message templates: a copy of what the provider has, renewed by sweep, by webhook and on demand. */
@NullMarked
package io.centralita.core.channels.templates;

import org.jspecify.annotations.NullMarked;
