package io.centralita.channel.wppconnect.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.WebhookAnswer.Refused;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.wppconnect.support.Fixtures;
import io.centralita.channel.wppconnect.support.Reading;
import io.centralita.channel.wppconnect.support.Settings;
import io.centralita.channel.wppconnect.support.Wire;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, and what is kept. */
class WebhookDoorTest {
    private static final AddressKey KEY = new AddressKey(Settings.KEY, List.of(Settings.OLD_KEY));
    private static final WebhookDoor DOOR = new WebhookDoor(KEY);
    private static final byte[] TEXT = Fixtures.body("onmessage-text");

    private static String refusal(WebhookRequest request) {
        return DOOR.refusal(request).map(Refused::code).orElse("let in");
    }

    @Test
    void shouldLetInWhoKnowsTheAddressAlsoWhileItIsBeingChanged() {
        assertThat(refusal(Wire.posted(TEXT))).isEqualTo("let in");
        assertThat(refusal(Wire.posted(TEXT, Settings.OLD_KEY))).isEqualTo("let in");
        assertThat(KEY.on(URI.create("https://c.example/hooks/1")))
                .isEqualTo(URI.create("https://c.example/hooks/1?key=" + Settings.KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "fixture-webhook-key-0123456788", "FIXTURE-WEBHOOK-KEY-0123456789"})
    void shouldRefuseAnybodyElseWith401(String key) {
        assertThat(DOOR.refusal(Wire.posted(TEXT, key)))
                .hasValueSatisfying(refused -> assertThat(refused.status()).isEqualTo(401));
    }

    @Test
    void shouldRefuseCallsWithoutAKeyAndOtherMethods() {
        assertThat(refusal(new WebhookRequest("POST", Map.of(), Map.of(), TEXT)))
                .isEqualTo("key_missing");
        assertThat(refusal(new WebhookRequest("GET", Map.of("key", List.of(Settings.KEY)), Map.of(), TEXT)))
                .isEqualTo("method_not_allowed");
        assertThat(refusal(Wire.posted(new byte[WebhookDoor.LARGEST_BODY + 1]))).isEqualTo("body_too_large");
    }

    @Test
    void shouldHaveMuchReadOnlyOfTheServer() {
        assertThat(DOOR.largestBody(Wire.posted(new byte[0]))).isEqualTo(WebhookDoor.LARGEST_BODY);
        assertThat(DOOR.largestBody(Wire.posted(new byte[0], "guessed"))).isEqualTo(WebhookRequest.USUAL_LARGEST_BODY);
    }

    @Test
    void shouldKeepTheBytesAsTheyCameAndTheTimeBesideThem() throws Exception {
        RawDelivery delivery = WebhookDoor.read(Wire.posted(Fixtures.body("closesession")), Reading.NOW)
                .delivery();
        assertThat(delivery.body()).isEqualTo(Fixtures.body("closesession"));
        assertThat(WebhookDoor.parse(delivery.withoutParsed()).get(0).occurredAt())
                .isEqualTo(Instant.ofEpochMilli(Reading.NOW.toEpochMilli()));
        assertThat(WebhookDoor.parse(RawDelivery.json(null, null, Fixtures.body("closesession")))
                        .get(0)
                        .occurredAt())
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void shouldNotStoreTheBytesOfAFile() throws Exception {
        ObjectNode tree = Fixtures.tree("onmessage-video");
        tree.put("body", "A".repeat(3_000_000)).put("content", "B".repeat(100_000));
        byte[] body = Fixtures.bytes(tree);
        RawDelivery delivery = WebhookDoor.read(Wire.posted(body), Reading.NOW).delivery();
        assertThat(delivery.body()).hasSizeLessThan(10_000);
        assertThat(Fixtures.tree(delivery.body()))
                .isEqualTo(tree.put("body", "").put("content", ""));
        assertThat(((MessageReceived) WebhookDoor.parse(delivery).get(0)).content())
                .isInstanceOf(MessageContent.Media.class);
    }

    @Test
    void shouldCutTheLastFieldAndSpacedJsonToo() {
        String spaced =
                "{ \"isMedia\" : true ,\n \"event\":\"onmessage\", \"body\" : \"" + "A".repeat(200_000) + "\" }";
        byte[] slim = Slimmer.slim(spaced.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(Fixtures.tree(slim).get("body").asText()).isEmpty();
        assertThat(Fixtures.tree(slim).get("event").asText()).isEqualTo("onmessage");
    }

    @Test
    void shouldLeaveALongTextAndBrokenBodiesAlone() {
        byte[] text = Fixtures.bytes(Fixtures.tree("onmessage-text").put("body", "é".repeat(60_000)));
        assertThat(Slimmer.slim(text)).isSameAs(text);
        byte[] broken = ("{\"isMedia\":true,\"body\":\"" + "A".repeat(100_000))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(Slimmer.slim(broken)).isSameAs(broken);
    }
}
