package io.centralita.core.conversations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page as JSON.
 *
 * @param expiresAt when something in it changes by time alone
 */
@SuppressWarnings("ArrayRecordComponent")
public record WrittenPage(byte[] body, @Nullable String nextCursor, Instant expiresAt) {}
