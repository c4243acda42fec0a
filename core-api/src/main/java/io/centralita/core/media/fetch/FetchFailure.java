package io.centralita.core.media.fetch;

import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.core.kernel.net.BlockedAddressException;
import io.centralita.core.media.BlobDraft.TooLargeException;
import java.util.Locale;

/** Why bytes did not come. {@code code} is stable and stands in the medium; {@link Remedy} says what may heal it. */
final class FetchFailure extends RuntimeException {

    /** What may heal a failure. */
    enum Remedy {
        /** It passes by itself. */
        TIME,
        /** Somebody must act, on the channel's token or account; the file is at the provider as before. */
        PERSON,
        NONE
    }

    private static final long serialVersionUID = 1L;

    private final String code;
    private final Remedy remedy;

    private FetchFailure(String code, Remedy remedy) {
        super(code, null, false, false);
        this.code = code;
        this.remedy = remedy;
    }

    static FetchFailure passing(String code) {
        return new FetchFailure(code, Remedy.TIME);
    }

    static FetchFailure lasting(String code) {
        return new FetchFailure(code, Remedy.NONE);
    }

    static FetchFailure of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FetchFailure known) {
                return known;
            }
            if (cause instanceof MediaException refused) {
                var error = refused.error();
                return new FetchFailure("provider_" + error.kind().name().toLowerCase(Locale.ROOT), remedy(error));
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

    private static Remedy remedy(SendError error) {
        if (error.retryable()) {
            return Remedy.TIME;
        }
        return switch (error.kind()) {
            case AUTH, ACCOUNT_RESTRICTED -> Remedy.PERSON;
            case WINDOW_CLOSED,
                    TEMPLATE,
                    RECIPIENT_INVALID,
                    RECIPIENT_BLOCKED,
                    NOT_ON_CHANNEL,
                    RATE_NUMBER,
                    RATE_PAIR,
                    SPAM,
                    MEDIA,
                    CONTENT,
                    TEMPORARY,
                    PROVIDER_DOWN,
                    UNSUPPORTED -> Remedy.NONE;
        };
    }

    String code() {
        return code;
    }

    Remedy remedy() {
        return remedy;
    }
}
