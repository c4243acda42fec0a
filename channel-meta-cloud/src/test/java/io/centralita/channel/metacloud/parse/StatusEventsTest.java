package io.centralita.channel.metacloud.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.metacloud.support.Wire;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.Pricing;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statuses of what we sent. */
class StatusEventsTest {
    private static final IdentitySet ANA =
            IdentitySet.of(Identity.waId("5511988880001"), Identity.bsuid("BR.1000000000000000000001"));
    private static final IdentitySet ANAS_PHONE = IdentitySet.of(Identity.waId("5511988880001"));
    private static final Pricing FREE = new Pricing(false, "service", "PMP", "free_customer_service");

    private static StatusChanged fixture(String name) {
        return Door.only(Fixtures.body(name), StatusChanged.class);
    }

    private static StatusChanged status(String rest) {
        return Door.only(Wire.status(rest), StatusChanged.class);
    }

    private static StatusChanged expected(
            String id,
            @Nullable String ourId,
            long at,
            DeliveryStatus status,
            IdentitySet recipient,
            @Nullable Pricing pricing) {
        return new StatusChanged(
                "wamid." + id, ourId, Instant.ofEpochSecond(at), status, null, recipient, null, pricing);
    }

    @Test
    void shouldReadTheRecordedOnes() {
        String id = "SEJnTERFVi1PVVQtMQ==";
        assertThat(fixture("status-sent"))
                .isEqualTo(expected(id, "crm-msg-1001", 1_795_500_010, DeliveryStatus.SENT, ANA, FREE));
        assertThat(fixture("status-delivered"))
                .isEqualTo(expected(id, "crm-msg-1001", 1_795_500_012, DeliveryStatus.DELIVERED, ANA, FREE));
        assertThat(fixture("status-read"))
                .isEqualTo(expected(id, "crm-msg-1001", 1_795_500_020, DeliveryStatus.READ, ANA, null));
        assertThat(fixture("status-sent-legacy-conversation"))
                .isEqualTo(expected(
                        "SEJnTERFVi1PVVQtNw==",
                        null,
                        1_795_500_010,
                        DeliveryStatus.SENT,
                        ANAS_PHONE,
                        new Pricing(true, "utility", "CBP", null)));
    }

    @Test
    void shouldSayWhySomethingFailed() {
        StatusChanged notThere = fixture("status-failed-131026");
        assertThat(notThere.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(notThere.recipient()).isEqualTo(ANAS_PHONE);
        assertError(notThere, ErrorKind.NOT_ON_CHANNEL, "131026", "Message Undeliverable.");
        StatusChanged tooLate = fixture("status-failed-131047");
        assertThat(tooLate.ourId()).isEqualTo("crm-msg-1008");
        assertError(tooLate, ErrorKind.WINDOW_CLOSED, "131047", "More than 24 hours have passed");
    }

    private static void assertError(StatusChanged status, ErrorKind kind, String code, String words) {
        SendError error = status.error();
        assertThat(error).isNotNull().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(kind);
            assertThat(told.providerCode()).isEqualTo(code);
            assertThat(told.message()).contains(words);
            assertThat(told.retryable()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"sent,SENT", "delivered,DELIVERED", "read,READ", "played,PLAYED", "failed,FAILED"})
    void shouldKnowEachWord(String word, DeliveryStatus status) {
        assertThat(status("'status':'" + word + "','recipient_id':'5511988880001'")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void shouldKeepAFailureWithoutAReason() {
        assertThat(status("'status':'failed','recipient_id':'5511988880001'").error())
                .isNull();
    }

    @Test
    void shouldKeepTheCodeOfAnErrorItDoesNotKnow() {
        StatusChanged status = status("'status':'failed','errors':[{'code':'999999','title':'New'}]");
        assertError(status, ErrorKind.CONTENT, "999999", "New");
    }

    @Test
    void shouldTellThatTheCustomerWantsNoMarketingWhenAFailureSaysSo() {
        var events = Door.events(
                Wire.status("'status':'failed','recipient_id':'5511988880001','errors':[{'code':131050,'title':'Opted"
                        + " out'}]"));
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOf(StatusChanged.class);
        assertThat(events.get(1)).isInstanceOfSatisfying(ContactChanged.class, change -> {
            assertThat(change.kind()).isEqualTo(ContactChanged.Kind.MARKETING_OPT_OUT);
            assertThat(change.occurredAt()).isEqualTo(((StatusChanged) events.get(0)).occurredAt());
        });
        assertThat(Door.events(Wire.status("'status':'failed','errors':[{'code':131050,'title':'Nobody'}]")))
                .hasSize(1);
    }

    @Test
    void shouldNameARecipientWithoutAPhone() {
        StatusChanged status = status("'status':'read','recipient_user_id':'BR.777','parent_user_id':'BR.ENT.9'");
        assertThat(status.recipient())
                .isEqualTo(IdentitySet.of(Identity.bsuid("BR.777"), Identity.parentBsuid("BR.ENT.9")));
    }

    @ParameterizedTest
    @CsvSource({"parent_recipient_user_id", "recipient_parent_user_id", "parent_user_id"})
    void shouldFindTheParentUnderAnyOfItsNames(String field) {
        assertThat(status("'status':'read','" + field + "':'BR.ENT.9'").recipient())
                .isEqualTo(IdentitySet.of(Identity.parentBsuid("BR.ENT.9")));
    }

    @Test
    void shouldTellTheMemberOfAGroup() {
        byte[] body = Wire.status("'status':'read','recipient_type':'group','recipient_id':'R1JPVVA',"
                + "'recipient_participant_id':'5511988880001','recipient_participant_user_id':'BR.1001'");
        StatusChanged status = Door.only(body, StatusChanged.class);
        assertThat(status.group()).isEqualTo(new GroupReference("R1JPVVA", null));
        assertThat(status.recipient())
                .isEqualTo(IdentitySet.of(Identity.waId("5511988880001"), Identity.bsuid("BR.1001")));
        assertThat(Door.deliveries(body))
                .singleElement()
                .extracting(RawDelivery::peerKey)
                .isEqualTo("group:R1JPVVA");
    }

    @Test
    void shouldTellTheGroupAloneWhenNoMemberIsNamed() {
        StatusChanged status = status("'status':'sent','recipient_type':'group','recipient_id':'R1JPVVA'");
        assertThat(status.recipient()).isEqualTo(IdentitySet.none());
        assertThat(status.group()).isEqualTo(new GroupReference("R1JPVVA", null));
    }

    @Test
    void shouldUseTheLaneOfTheMessagesOfThatPerson() {
        String lane = Door.deliveries(Fixtures.body("inbound-text")).get(0).peerKey();
        assertThat(lane).isEqualTo("bsuid:BR.1000000000000000000001");
        assertThat(Door.deliveries(Fixtures.body("status-read")).get(0).peerKey())
                .isEqualTo(lane);
        byte[] withoutUserId = Wire.change(
                "messages",
                Wire.value(
                        "'contacts':[" + Wire.ANA
                                + "],'statuses':[{'id':'wamid.S','status':'sent','timestamp':'1','recipient_id':'5511988880001'}]"));
        assertThat(Door.deliveries(withoutUserId).get(0).peerKey()).isEqualTo("bsuid:BR.1001");
    }

    @Test
    void shouldNotTakePaymentsOrUnknownWordsForDelivery() {
        assertThat(Door.only(Wire.status("'status':'failed','type':'payment'"), Unsupported.class))
                .extracting(Unsupported::providerType, Unsupported::providerMessageId)
                .containsExactly("status.payment", "wamid.S");
        assertThat(Door.only(Wire.status("'status':'warmed','recipient_id':'5511988880001'"), Unsupported.class))
                .extracting(Unsupported::providerType, Unsupported::reason, Unsupported::peer)
                .containsExactly("status.warmed", "unknown status", null);
    }

    @Test
    void shouldTakeTheCategoryOfTheOldConversationWhereThereIsNoPricing() {
        assertThat(status("'status':'sent','conversation':{'id':'c','origin':{'type':'marketing'}}")
                        .pricing())
                .isEqualTo(new Pricing(null, "marketing", null, null));
    }
}
