package io.centralita.core.kernel.http;

import java.util.UUID;

/** The right of one request to work under its key outside of any transaction, on whichever node. */
public record IdempotencyClaim(IdempotencyKey key, UUID id) {

    static IdempotencyClaim of(IdempotencyKey key) {
        return new IdempotencyClaim(key, UUID.randomUUID());
    }
}
