/** Calls to Meta's Graph API and what its errors mean. */
@NullMarked
package io.centralita.channel.metacloud.graph;

import org.jspecify.annotations.NullMarked;
