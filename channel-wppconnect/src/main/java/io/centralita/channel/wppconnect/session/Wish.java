package io.centralita.channel.wppconnect.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody waits for who wants to pair.
 *
 * @param phone digits, to pair by a code typed on it; null to pair by QR code
 * @param until nobody waits longer
 */
record Wish(@Nullable String phone, Instant until) {

    /** Whether a session that shows a code shows it in the way wished for. */
    boolean fits(Look.Found shown) {
        return shown == Look.Found.SHOWS_QR && phone == null;
    }
}
