/** What a plug-in may do beyond messages, for every plug-in alike: what it does not declare is refused at once. */
@NullMarked
package io.centralita.core.channels.features;

import org.jspecify.annotations.NullMarked;
