package io.centralita.channel.metacloud.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.support.GraphStandIn;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.spi.outbound.SendResult.Accepted;
import io.centralita.channel.spi.outbound.SendResult.Rejected;
import io.centralita.channel.spi.outbound.SendResult.Throttled;
import io.centralita.channel.spi.outbound.SendResult.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendAnswerTest {
    private static SendResult of(int status, String body) {
        return SendAnswer.of(GraphStandIn.json(status, body));
    }

    private static SendResult error(int status, long code) {
        return SendAnswer.of(GraphStandIn.error(status, code));
    }

    @Test
    void shouldLearnWhoTheRecipientIs() {
        assertThat(of(
                        200,
                        "{'contacts':[{'input':'+5511988880001','wa_id':'551188880001','user_id':'BR.1001'}],"
                                + "'messages':[{'id':'wamid.1','message_status':'accepted'}]}"))
                .isEqualTo(new Accepted(
                        "wamid.1", IdentitySet.of(Identity.waId("551188880001"), Identity.bsuid("BR.1001")), false));
        assertThat(of(200, "{'contacts':[{'input':'BR.1','user_id':'BR.1'}],'messages':[{'id':'wamid.1'}]}"))
                .isEqualTo(new Accepted("wamid.1", IdentitySet.of(Identity.bsuid("BR.1")), false));
        assertThat(of(200, "{'messages':[{'id':'wamid.1'}]}"))
                .isEqualTo(new Accepted("wamid.1", IdentitySet.none(), false));
    }

    @ParameterizedTest
    @CsvSource({"held_for_quality_assessment", "paused"})
    void shouldSayThatAMessageIsHeld(String status) {
        assertThat(of(200, "{'messages':[{'id':'wamid.1','message_status':'" + status + "'}]}"))
                .isEqualTo(new Accepted("wamid.1", IdentitySet.none(), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "200;",
                "200;<html>",
                "200;{}",
                "200;{'messages':[]}",
                "200;{'messages':[{'id':null}]}",
                "500;<html>",
                "502;",
                "503;{'oops':1}",
                "504;{'error':{}}",
                "408;",
                "500;{'error':{'code':987654}}"
            })
    void shouldNotKnowWhatCannotBeKnown(int status, String body) {
        assertThat(of(status, body == null ? "" : body)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400,131047,WINDOW_CLOSED,false",
        "400,131026,NOT_ON_CHANNEL,false",
        "401,190,AUTH,false",
        "403,10,AUTH,false",
        "403,219,AUTH,false",
        "403,368,ACCOUNT_RESTRICTED,false",
        "400,131050,RECIPIENT_BLOCKED,false",
        "400,131049,SPAM,false",
        "400,131051,UNSUPPORTED,false",
        "400,131053,MEDIA,false",
        "400,132001,TEMPLATE,false",
        "400,131009,CONTENT,false",
        "400,131021,RECIPIENT_INVALID,false",
        "500,131000,TEMPORARY,true",
        "500,131016,PROVIDER_DOWN,true",
        "503,2,PROVIDER_DOWN,true",
        "400,987654,CONTENT,false"
    })
    void shouldDecideByTheCode(int status, long code, ErrorKind kind, boolean retryable) {
        assertThat(error(status, code)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.error().kind()).isEqualTo(kind);
            assertThat(rejected.error().providerCode()).isEqualTo(String.valueOf(code));
            assertThat(rejected.error().retryable()).isEqualTo(retryable);
            assertThat(rejected.error().message()).contains("in detail");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "400,130429,RATE_NUMBER,1",
        "400,131056,RATE_PAIR,6",
        "400,4,RATE_NUMBER,60",
        "400,80007,RATE_NUMBER,60",
        "400,131057,TEMPORARY,60",
        "429,130429,RATE_NUMBER,1"
    })
    void shouldPassOnHowLongThePauseIs(int status, long code, ErrorKind kind, long seconds) {
        assertThat(error(status, code)).isInstanceOfSatisfying(Throttled.class, throttled -> {
            assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(throttled.error().kind()).isEqualTo(kind);
        });
    }

    @Test
    void shouldBelieveThePauseThatTheReplyAsksFor() {
        HttpReply busy =
                new HttpReply(429, Map.of("Retry-After", List.of("17")), "slow".getBytes(StandardCharsets.UTF_8));
        assertThat(SendAnswer.of(busy))
                .isInstanceOfSatisfying(
                        Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).hasSeconds(17));
        assertThat(of(429, "")).isInstanceOf(Throttled.class);
    }

    @Test
    void shouldBelieveMetaThatAnUnknownErrorPasses() {
        assertThat(of(500, "{'error':{'code':987654,'message':'m','is_transient':true}}"))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.error().kind()).isEqualTo(ErrorKind.TEMPORARY);
                    assertThat(rejected.error().retryable()).isTrue();
                });
    }

    @ParameterizedTest
    @CsvSource({"400,CONTENT", "401,AUTH", "403,AUTH", "404,AUTH", "302,PROVIDER_DOWN", "413,CONTENT"})
    void shouldGoByTheStatusWhereThereIsNoCode(int status, ErrorKind kind) {
        assertThat(of(status, "<html>"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.error().kind()).isEqualTo(kind));
    }
}
