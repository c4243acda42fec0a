package io.centralita.core.media.fetch;

import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.core.kernel.net.BlockedAddressException;
import io.centralita.core.media.BlobDraft.TooLargeException;
import java.util.Locale;

/** Why bytes did not come. {@code code} is stable and stands in the medium; {@code passing} says whether time may heal it. */
final class FetchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean passing;

    private FetchFailure(String code, boolean passing) {
        super(code, null, false, false);
        this.code = code;
        this.passing = passing;
    }

    static FetchFailure passing(String code) {
        return new FetchFailure(code, true);
    }

    static FetchFailure lasting(String code) {
        return new FetchFailure(code, false);
    }

    static FetchFailure of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FetchFailure known) {
                return known;
            }
            if (cause instanceof MediaException refused) {
                var error = refused.error();
                return new FetchFailure("provider_" + error.kind().name().toLowerCase(Locale.ROOT), error.retryable());
            }
            if (cause instanceof BlockedAddressException) {
                return lasting("blocked_address");
            }
            if (cause instanceof TooLargeException) {
                return lasting("too_large");
            }
        }
        return passing("no_answer");
    }

    String code() {
        return code;
    }

    boolean isPassing() {
        return passing;
    }
}
