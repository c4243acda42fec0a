/** Meta's Graph API, as a plug-in sees it: messages, media, numbers, subscriptions. */
@NullMarked
package io.centralita.emulator.graph;

import org.jspecify.annotations.NullMarked;
