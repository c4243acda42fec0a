/**
 * Starting the process: the embedded PostgreSQL, or the external one, before Quarkus.
 *
 * <p>Lies below floor 0. Door: {@link io.centralita.core.boot.Main}; no room calls anything here. Tells and hears no
 * facts, and uses no CDI, since all of it runs before the container exists.
 */
@NullMarked
package io.centralita.core.boot;

import org.jspecify.annotations.NullMarked;
