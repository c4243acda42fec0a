/** From Meta's webhook bodies to events. Pure functions of the bytes; facts: Meta's webhook reference and its page on business-scoped user ids, 2026. */
@NullMarked
package io.centralita.channel.metacloud.parse;

import org.jspecify.annotations.NullMarked;
