package io.centralita.core.identity;

/** A refusal of the token endpoint, in the words of RFC 6749. */
public final class OAuthRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The error codes of RFC 6749, section 5.2, and their status. */
    public enum Error {
        INVALID_REQUEST(400),
        INVALID_CLIENT(401),
        INVALID_SCOPE(400),
        UNSUPPORTED_GRANT_TYPE(400);

        private final int status;

        Error(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Error error;

    public OAuthRefusal(Error error, String description) {
        super(description, null, false, false);
        this.error = error;
    }

    public Error error() {
        return error;
    }
}
