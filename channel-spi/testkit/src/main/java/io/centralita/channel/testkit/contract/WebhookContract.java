package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.testkit.HandshakeSample;
import io.centralita.channel.testkit.WebhookSample;
import io.centralita.channel.testkit.context.TestChannelContext;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The provider's calls: believed or not. */
public interface WebhookContract extends ContractSubject {

    @Test
    default void shouldBelieveAuthenticCalls(ContractSession session) {
        List<WebhookSample> samples = session.fixture().samples();
        assertThat(samples).as("the fixture's samples").isNotEmpty();
        for (WebhookSample sample : samples) {
            assertThat(session.adapter().receive(sample.request()))
                    .as(sample.name())
                    .isInstanceOf(WebhookAnswer.Deliveries.class);
        }
        assertThat(session.provider().calls()).as("calls to the provider").isZero();
    }

    @Test
    default void shouldBelieveThemWhileItsClockIsMinutesWrong(ContractSession session) {
        for (int minutes : List.of(-4, 4)) {
            TestChannelContext wrong = session.fixture().context();
            wrong.clock().advance(Duration.ofMinutes(minutes));
            ChannelAdapter channel =
                    session.fixture().factory().create(session.fixture().config(), wrong);
            for (WebhookSample sample : session.fixture().samples()) {
                assertThat(channel.receive(sample.request()))
                        .as(sample.name() + ", with the clock wrong by " + minutes + " minutes")
                        .isInstanceOf(WebhookAnswer.Deliveries.class);
            }
        }
    }

    @Test
    default void shouldRefuseForgeries(ContractSession session) {
        List<WebhookRequest> forgeries = session.fixture().forgeries();
        assertThat(forgeries).as("the fixture's forgeries").isNotEmpty();
        for (WebhookRequest forgery : forgeries) {
            assertThat(session.watched(session.adapter().receive(forgery)))
                    .as("the answer to a forgery")
                    .isInstanceOf(WebhookAnswer.Refused.class);
        }
    }

    @Test
    default void shouldAnswerTheProvidersQuestions(ContractSession session) {
        List<HandshakeSample> handshakes = session.fixture().handshakes();
        assumeFalse(handshakes.isEmpty(), "the provider asks no questions");
        for (HandshakeSample sample : handshakes) {
            assertThat(session.adapter().receive(sample.request()))
                    .isInstanceOfSatisfying(WebhookAnswer.Handshake.class, answer -> {
                        assertThat(answer.status()).isEqualTo(sample.status());
                        assertThat(answer.body()).isEqualTo(sample.body());
                    });
        }
    }

    @Test
    default void shouldHandOverAuthenticNonsenseAsADeadLetter(ContractSession session) {
        List<WebhookRequest> nonsense = session.fixture().nonsense();
        assertThat(nonsense).as("the fixture's nonsense").isNotEmpty();
        for (WebhookRequest request : nonsense) {
            List<RawDelivery> deliveries = session.receive(request);
            assertThat(deliveries).as("deliveries of nonsense").hasSize(1);
            Assertions.assertThatExceptionOfType(PayloadException.class)
                    .isThrownBy(() -> session.adapter().parse(deliveries.get(0)));
            assertThat(deliveries.get(0).body()).as("the provider's bytes").isEqualTo(request.body());
        }
    }

    @Test
    default void shouldNotStumbleOverStrangeRequests(ContractSession session) {
        for (String method : List.of("GET", "POST", "PUT", "HEAD")) {
            WebhookRequest bare = new WebhookRequest(method, java.util.Map.of(), java.util.Map.of(), new byte[0]);
            assertThat(session.watched(session.adapter().receive(bare)))
                    .as("the answer to a bare " + method)
                    .isInstanceOf(WebhookAnswer.Refused.class);
        }
        for (WebhookSample sample : session.fixture().samples()) {
            for (byte[] body : Mutants.of(sample.request().body())) {
                WebhookRequest changed = new WebhookRequest(
                        sample.request().method(),
                        sample.request().query(),
                        sample.request().headers(),
                        body);
                assertThat(session.watched(session.adapter().receive(changed))).isNotNull();
            }
        }
    }
}
