/**
 * What every door of the API shares: failures as problem+json, request ids, limits, strict JSON, cursors, versions,
 * idempotency. It knows no room.
 */
@NullMarked
package io.centralita.core.kernel.http;

import org.jspecify.annotations.NullMarked;
