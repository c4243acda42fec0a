package io.centralita.channel.spi.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InboundEventTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Peer ANA = Peer.of(Identity.waId("5511900000001"));

    @Test
    void shouldHaveOneKeyForAMessageHoweverItWasTold() {
        MessageReceived live = MessageReceived.live("wamid.1", NOON, ANA, MessageContent.Text.of("hello"));
        MessageReceived past = MessageReceived.of(
                MessageOrigin.HISTORY_INBOUND, "wamid.1", NOON, ANA, MessageContent.Text.of("hello"));

        assertThat(live.dedupKey()).isEqualTo(past.dedupKey()).isEqualTo("message/wamid.1");
    }

    @Test
    void shouldKeepEverythingElseWhenOnePartIsAdded() {
        MessageReceived plain = MessageReceived.live("wamid.1", NOON, ANA, MessageContent.Text.of("hello"));
        MessageReceived full = plain.withQuote(new Quote("wamid.0", null))
                .withForwarding(Forwarding.FORWARDED)
                .withReferral(new Referral(null, "ad-1", "ad", null, null, null, null, null, null, null))
                .withProduct(new ProductReference(null, "sku-1"))
                .withGroup(new GroupReference("g-1", null))
                .withHistoryStatus(DeliveryStatus.READ);

        assertThat(full)
                .usingRecursiveComparison()
                .ignoringFields("quote", "forwarding", "referral", "product", "group", "historyStatus")
                .isEqualTo(plain);
        assertThat(full)
                .hasNoNullFieldsOrProperties()
                .extracting(MessageReceived::forwarding)
                .isEqualTo(Forwarding.FORWARDED);
        assertThat(full.withQuote(null)
                        .withForwarding(Forwarding.NONE)
                        .withReferral(null)
                        .withProduct(null)
                        .withGroup(null)
                        .withHistoryStatus(null))
                .isEqualTo(plain);
    }

    @Test
    void shouldTellStatusesApartByStatusTimeAndGroupMember() {
        StatusChanged sent = StatusChanged.of("wamid.1", DeliveryStatus.SENT, NOON);

        assertThat(sent.dedupKey())
                .isEqualTo(
                        StatusChanged.of("wamid.1", DeliveryStatus.SENT, NOON).dedupKey());
        assertThat(sent.dedupKey())
                .isNotEqualTo(
                        StatusChanged.of("wamid.1", DeliveryStatus.READ, NOON).dedupKey())
                .isNotEqualTo(StatusChanged.of("wamid.1", DeliveryStatus.SENT, NOON.plusSeconds(1))
                        .dedupKey());
        assertThat(inGroup("5511900000001")).isNotEqualTo(inGroup("5511900000002"));
    }

    @Test
    void shouldKnowWhoseMessageItIs() {
        assertThat(MessageOrigin.LIVE.outbound()).isFalse();
        assertThat(MessageOrigin.ECHO.outbound()).isTrue();
        assertThat(MessageOrigin.HISTORY_OUTBOUND)
                .matches(MessageOrigin::outbound)
                .matches(MessageOrigin::history);
    }

    private static String inGroup(String member) {
        return new StatusChanged(
                        "wamid.1",
                        null,
                        NOON,
                        DeliveryStatus.READ,
                        null,
                        IdentitySet.of(Identity.waId(member)),
                        new GroupReference("g", null),
                        null)
                .dedupKey();
    }
}
