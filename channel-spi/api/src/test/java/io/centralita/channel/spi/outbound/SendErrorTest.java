package io.centralita.channel.spi.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.channel.spi.context.HttpNotSentException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SendErrorTest {

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {"RATE_NUMBER", "RATE_PAIR", "TEMPORARY", "PROVIDER_DOWN"})
    void shouldTryAgainWhatPasses(ErrorKind kind) {
        assertThat(SendError.of(kind, "1", "text").retryable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RATE_NUMBER", "RATE_PAIR", "TEMPORARY", "PROVIDER_DOWN"})
    void shouldNotTryAgainWhatStays(ErrorKind kind) {
        assertThat(SendError.of(kind, "1", "text").retryable()).isFalse();
    }

    @Test
    void shouldRefuseWhatAChannelCannotDo() {
        assertThat(SendResult.unsupported("polls")).isInstanceOfSatisfying(SendResult.Rejected.class, rejected -> {
            assertThat(rejected.error().kind()).isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(rejected.error().message()).contains("polls");
        });
    }

    @Test
    void shouldTellARefusedConnectionFromALostAnswer() {
        Throwable refused = new CompletionException(new HttpNotSentException("connection refused", null));
        Throwable lost = new CompletionException(new HttpMaybeSentException("no reply", null));

        assertThat(SendResult.withoutReply(refused))
                .isInstanceOfSatisfying(
                        SendResult.Rejected.class,
                        rejected -> assertThat(rejected.error().retryable()).isTrue());
        assertThat(SendResult.withoutReply(lost)).isInstanceOf(SendResult.Unknown.class);
        assertThat(SendResult.withoutReply(new IllegalStateException("bug"))).isInstanceOf(SendResult.Unknown.class);
    }
}
