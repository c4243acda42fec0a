package io.centralita.channel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on what became of a send. */
public final class SendResultAssert extends AbstractAssert<SendResultAssert, SendResult> {

    SendResultAssert(@Nullable SendResult actual) {
        super(actual, SendResultAssert.class);
    }

    /** Taken, under an id. */
    public SendResultAssert isAccepted() {
        isInstanceOf(SendResult.Accepted.class);
        assertThat(((SendResult.Accepted) actual).providerMessageId())
                .as("provider's id")
                .isNotBlank();
        return this;
    }

    public SendResultAssert isAcceptedAs(String providerMessageId) {
        isAccepted();
        assertThat(((SendResult.Accepted) actual).providerMessageId()).isEqualTo(providerMessageId);
        return this;
    }

    public SendResultAssert isRejected(ErrorKind kind) {
        isInstanceOf(SendResult.Rejected.class);
        assertThat(((SendResult.Rejected) actual).error().kind()).as("kind").isEqualTo(kind);
        return this;
    }

    /** Rejected with the provider's own code. */
    public SendResultAssert isRejected(ErrorKind kind, String providerCode) {
        isRejected(kind);
        assertThat(((SendResult.Rejected) actual).error().providerCode())
                .as("code")
                .isEqualTo(providerCode);
        return this;
    }

    /** To be tried again after a time above zero, because of a rate. */
    public SendResultAssert isThrottled() {
        isInstanceOf(SendResult.Throttled.class);
        SendResult.Throttled throttled = (SendResult.Throttled) actual;
        assertThat(throttled.retryAfter()).as("pause").isGreaterThan(Duration.ZERO);
        assertThat(throttled.error().kind()).as("kind").isIn(ErrorKind.RATE_NUMBER, ErrorKind.RATE_PAIR);
        return this;
    }

    public SendResultAssert isUnknown() {
        isInstanceOf(SendResult.Unknown.class);
        return this;
    }
}
