package io.centralita.channel.spi.feature;

import io.centralita.channel.spi.outbound.SendError;

/** The provider refused, or could not be asked. */
public final class FeatureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final SendError error;

    public FeatureException(SendError error) {
        super(error.message());
        this.error = error;
    }

    public SendError error() {
        return error;
    }
}
