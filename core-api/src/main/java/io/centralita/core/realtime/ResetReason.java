package io.centralita.core.realtime;

/** Why a stream cannot go on: the client fetches by REST and identifies anew. */
enum ResetReason {
    RETENTION,
    EPOCH,
    ACL_CHANGED,
    TOO_FAR
}
