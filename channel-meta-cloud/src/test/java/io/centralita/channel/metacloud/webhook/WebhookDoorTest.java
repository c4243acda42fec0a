package io.centralita.channel.metacloud.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.parse.EnvelopeReader;
import io.centralita.channel.metacloud.support.Calls;
import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.metacloud.support.Wire;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.PayloadException;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer;
import io.centralita.channel.spi.inbound.WebhookAnswer.Deliveries;
import io.centralita.channel.spi.inbound.WebhookAnswer.Handshake;
import io.centralita.channel.spi.inbound.WebhookAnswer.Refused;
import io.centralita.channel.spi.inbound.WebhookRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack cases 41 to 46, 49 and 50 at the plug-in's door. */
class WebhookDoorTest {
    private static final byte[] BODY = Fixtures.body("inbound-text");
    private static final WebhookDoor DOOR = Door.open();

    static List<String> fixtures() {
        return Fixtures.names();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldAcceptEachRecordedBodyUnderItsRecordedSignature(String name) {
        assertThat(DOOR.receive(Calls.posted(Fixtures.body(name), Fixtures.signature(name))))
                .isInstanceOf(Deliveries.class);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void shouldRefuseEachRecordedBodyWithOneBitChanged(String name) {
        byte[] body = Fixtures.body(name);
        for (int at = 0; at < body.length; at += 97) {
            byte[] changed = body.clone();
            changed[at] ^= 1;
            assertRefused(Calls.posted(changed, Fixtures.signature(name)), 401, "signature_mismatch");
        }
    }

    private static void assertRefused(WebhookRequest request, int status, String code) {
        assertThat(DOOR.receive(request)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.reason()).doesNotContain(Fixtures.SECRET);
        });
    }

    @Test
    void shouldRefuseAMissingSignature() {
        assertRefused(Calls.unsigned(BODY), 401, "signature_missing");
    }

    static Stream<String> badSignatures() {
        String good = Fixtures.signature("inbound-text");
        String hex = good.substring("sha256=".length());
        return Stream.of(
                "",
                "sha256=",
                hex,
                good.substring(0, good.length() - 1),
                good + "0",
                " " + good,
                "SHA256=" + hex,
                "sha256=" + hex.toUpperCase(Locale.ROOT),
                "sha1=" + Calls.hmac("HmacSHA1", BODY, Fixtures.SECRET),
                "sha256=" + Calls.hmac("HmacSHA1", BODY, Fixtures.SECRET) + "000000000000000000000000",
                "sha256=" + "0".repeat(64),
                "sha256=" + "é".repeat(64),
                Calls.signature(BODY, "the secret of another app"));
    }

    @ParameterizedTest
    @MethodSource("badSignatures")
    void shouldRefuseAnySignatureButTheRightOne(String signature) {
        assertThat(DOOR.receive(Calls.posted(BODY, signature)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(401));
    }

    @Test
    void shouldRefuseTheSameJsonWrittenAnew() {
        byte[] rewritten = Fixtures.bytes(Fixtures.tree(BODY));
        assertRefused(Calls.posted(rewritten, Fixtures.signature("inbound-text")), 401, "signature_mismatch");
    }

    @Test
    void shouldAcceptBothSecretsWhileOneIsRotated() {
        WebhookDoor rotating = new WebhookDoor("token", List.of("new secret", Fixtures.SECRET));
        assertThat(rotating.receive(Calls.signed(BODY, "new secret"))).isInstanceOf(Deliveries.class);
        assertThat(rotating.receive(Calls.signed(BODY, Fixtures.SECRET))).isInstanceOf(Deliveries.class);
        assertThat(rotating.receive(Calls.signed(BODY, "older secret"))).isInstanceOf(Refused.class);
    }

    @Test
    void shouldVerifyOnManyThreadsAtOnce() {
        boolean[] answers = new boolean[2000];
        IntStream.range(0, answers.length).parallel().forEach(i -> {
            String name = i % 2 == 0 ? "inbound-text" : "status-read";
            String signature = Fixtures.signature(i % 3 == 0 ? "inbound-image" : name);
            answers[i] = DOOR.receive(Calls.posted(Fixtures.body(name), signature)) instanceof Deliveries;
        });
        assertThat(IntStream.range(0, answers.length)).allMatch(i -> answers[i] == (i % 3 != 0));
    }

    @Test
    void shouldAnswerAReplayAsBeforeWithTheSameKeys() {
        List<RawDelivery> first = Door.deliveries(BODY);
        List<RawDelivery> again = Door.deliveries(BODY.clone());
        assertThat(again.get(0).parsed()).isEqualTo(first.get(0).parsed());
        assertThat(again.get(0).peerKey()).isEqualTo(first.get(0).peerKey());
    }

    @Test
    void shouldEchoTheChallengeAsPlainText() {
        WebhookAnswer answer = DOOR.receive(Calls.handshake("subscribe", Door.VERIFY_TOKEN, "<b>1158201444</b>"));
        assertThat(answer).isEqualTo(new Handshake(200, "text/plain; charset=utf-8", "<b>1158201444</b>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong", "fixture-verify-toke", "fixture-verify-token ", "FIXTURE-VERIFY-TOKEN"})
    void shouldRefuseTheHandshakeOfAWrongToken(String token) {
        assertRefused(Calls.handshake("subscribe", token, "1"), 403, "verification_failed");
    }

    @Test
    void shouldRefuseAHandshakeThatIsNone() {
        assertRefused(Calls.handshake("unsubscribe", Door.VERIFY_TOKEN, "1"), 403, "verification_failed");
        assertRefused(new WebhookRequest("GET", Map.of(), Map.of(), new byte[0]), 403, "verification_failed");
        assertRefused(new WebhookRequest("PUT", Map.of(), Map.of(), BODY), 405, "method_not_allowed");
    }

    static Stream<byte[]> nonsense() {
        return Stream.of(
                        "",
                        "nonsense",
                        "null",
                        "[]",
                        "7",
                        "{}",
                        "{\"entry\":7}",
                        "{\"object\":\"page\",\"entry\":[]}",
                        "{\"entry\":[]} trailing",
                        "{\"entry\":[],\"entry\":[]}",
                        "{\"entry\":[{\"id\":\"1\",\"id\":\"2\"}]}",
                        "{\"entry\":" + "[".repeat(1000) + "]".repeat(1000) + "}",
                        "{\"entry\":" + "[".repeat(JsonBytes.MAX_DEPTH) + "]".repeat(JsonBytes.MAX_DEPTH) + "}")
                .map(text -> text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void shouldDeliverSignedNonsenseWholeSoThatItBecomesADeadLetter(byte[] body) {
        assertThat(Door.deliveries(body)).singleElement().satisfies(delivery -> {
            assertThat(delivery.body()).isEqualTo(body);
            assertThat(delivery.peerKey()).isNull();
            assertThat(delivery.parsed()).isNull();
            assertThatThrownBy(() -> EnvelopeReader.events(delivery.body())).isInstanceOf(PayloadException.class);
        });
    }

    @Test
    void shouldNotQuoteTheCustomerInAPayloadException() {
        byte[] body = "{\"entry\":[ topsecretword ]}".getBytes(UTF_8);
        assertThatThrownBy(() -> EnvelopeReader.events(body))
                .isInstanceOf(PayloadException.class)
                .hasMessageNotContaining("topsecret")
                .hasNoCause();
    }

    @Test
    void shouldRefuseMoreThanMetaEverSends() {
        byte[] huge = new byte[JsonBytes.MAX_BYTES + 1];
        assertRefused(Calls.signed(huge), 413, "body_too_large");
    }

    @Test
    void shouldKeepHostileTextAsItCame() {
        for (String escaped : List.of("a\\u0000b", "lone \\ud83d half", "\\udc00", "\\u202egnp.exe")) {
            byte[] body = Wire.message("'type':'text','text':{'body':'" + escaped + "'}");
            MessageReceived message = Door.only(body, MessageReceived.class);
            assertThat(message.content())
                    .isEqualTo(MessageContent.Text.of(Fixtures.tree(("\"" + escaped + "\"").getBytes(UTF_8))
                            .textValue()));
        }
        String megabyteOfEmoji = "😀".repeat(256 * 1024);
        byte[] body = Wire.message("'type':'text','text':{'body':'" + megabyteOfEmoji + "'}");
        assertThat(Door.only(body, MessageReceived.class).content()).isEqualTo(MessageContent.Text.of(megabyteOfEmoji));
    }

    @Test
    void shouldNotThinkOfUtf8ThatIsBroken() {
        byte[] body = Wire.message("'type':'text','text':{'body':'XX'}");
        for (int i = 0; i < body.length; i++) {
            if (body[i] == 'X') {
                body[i] = (byte) 0xC0;
            }
        }
        assertThat(Door.deliveries(body))
                .singleElement()
                .extracting(RawDelivery::parsed)
                .isNull();
    }
}
