/** What Meta's error codes mean. */
@NullMarked
package io.centralita.channel.metacloud.errors;

import org.jspecify.annotations.NullMarked;
