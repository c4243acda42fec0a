package io.centralita.core.kernel.facts;

import java.util.UUID;

/**
 * Where the log of a workspace stands.
 *
 * @param epoch changes after a restore: cursors of an earlier epoch mean nothing
 * @param minSeq the oldest fact still kept
 * @param headSeq the newest committed fact; 0 when there is none
 */
public record LogHead(UUID epoch, long minSeq, long headSeq) {}
