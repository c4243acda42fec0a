/**
 * Where plug-ins come from: the class path, and the plug-in folder, each entry of which has a class loader of its own. What
 * does not fit stops the start and is named.
 */
@NullMarked
package io.centralita.core.channels.plugins;

import org.jspecify.annotations.NullMarked;
