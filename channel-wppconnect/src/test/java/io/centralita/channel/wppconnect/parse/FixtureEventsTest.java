package io.centralita.channel.wppconnect.parse;

import static io.centralita.channel.wppconnect.support.Reading.NOW;
import static io.centralita.channel.wppconnect.support.Reading.content;
import static io.centralita.channel.wppconnect.support.Reading.delivery;
import static io.centralita.channel.wppconnect.support.Reading.events;
import static io.centralita.channel.wppconnect.support.Reading.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.wppconnect.support.Fixtures;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every recorded body of the server. */
class FixtureEventsTest {
    private static final Instant WRITTEN = Instant.ofEpochSecond(1795500001);
    private static final Peer ANA = Peer.of(Identity.waId("5511988880001")).named("Ana");
    private static final String IN = "false_5511988880001@c.us_3EB0A10000000000000";
    private static final String OUT = "true_5511988880001@c.us_3EB0B0000000000000001";

    private static MessageReceived message(String fixture) {
        return only(Fixtures.body(fixture), MessageReceived.class);
    }

    private static MessageContent.Media media(String fixture) {
        return (MessageContent.Media) content(Fixtures.body(fixture));
    }

    private static MediaReference reference(String id, String mimeType, long size) {
        return new MediaReference(id, null, mimeType, null, size);
    }

    private static ChannelState state(String fixture) {
        return only(Fixtures.body(fixture), ChannelStateChanged.class).state();
    }

    @Test
    void shouldReadATextAndItsLane() {
        assertThat(message("onmessage-text"))
                .isEqualTo(MessageReceived.live(IN + "01", WRITTEN, ANA, MessageContent.Text.of("oi, tudo bem?")));
        assertThat(delivery(Fixtures.body("onmessage-text")).peerKey()).isEqualTo("wa_id:5511988880001");
        assertThat(message("unreadmessages").dedupKey()).isEqualTo("message/" + IN + "0E");
    }

    @Test
    void shouldKnowTheQuotedMessageWithOrWithoutItsEnding() {
        assertThat(message("onmessage-text-quoted").quote()).isEqualTo(new Quote(OUT, "5511900000001@c.us"));
        assertThat(message("onmessage-list-response").quote())
                .isEqualTo(new Quote("true_5511988880001@c.us_3EB0B0000000000000002", null));
    }

    @Test
    void shouldNeverTakeTheBytesOfAFileForText() {
        assertThat(media("onmessage-image-autodownload"))
                .isEqualTo(new MessageContent.Media(
                        MediaKind.IMAGE, reference(IN + "03", "image/jpeg", 15), "a peça", null, false));
        assertThat(media("onmessage-ptt").kind()).isEqualTo(MediaKind.VOICE);
        assertThat(media("onmessage-ptt").caption()).isNull();
        assertThat(media("onmessage-document"))
                .isEqualTo(new MessageContent.Media(
                        MediaKind.DOCUMENT,
                        reference(IN + "05", "application/pdf", 13),
                        "segue o contrato",
                        "contrato.pdf",
                        false));
        assertThat(media("onmessage-video").kind()).isEqualTo(MediaKind.VIDEO);
        assertThat(media("onmessage-sticker").kind()).isEqualTo(MediaKind.STICKER);
        assertThat(media("onmessage-sticker").animated()).isFalse();
    }

    @Test
    void shouldReadAPlace() {
        assertThat(content(Fixtures.body("onmessage-location")))
                .isEqualTo(new MessageContent.Location(-23.5505199, -46.6333094, "Praça da Sé", "São Paulo", null));
    }

    @Test
    void shouldReadACard() {
        MessageContent.Contacts contacts = (MessageContent.Contacts) content(Fixtures.body("onmessage-vcard"));
        assertThat(contacts.cards()).singleElement().satisfies(card -> {
            assertThat(card.formattedName()).isEqualTo("Bruno");
            assertThat(card.firstName()).isEqualTo("Bruno");
            assertThat(card.phones())
                    .containsExactly(new ContactCard.Phone("+55 11 97777-0002", "5511977770002", "CELL"));
        });
    }

    @Test
    void shouldReadTheChosenLineOfAMenu() {
        assertThat(content(Fixtures.body("onmessage-list-response")))
                .isEqualTo(new MessageContent.ListReply("slot-0900", "09:00", "ter"));
    }

    @Test
    void shouldKeepAGroupAndItsWriterApart() {
        MessageReceived message = message("onmessage-group-text");
        assertThat(message.group()).isEqualTo(new GroupReference("120363000000000001", null));
        assertThat(message.peer()).isEqualTo(ANA);
        assertThat(message.providerMessageId())
                .isEqualTo("false_120363000000000001@g.us_3EB0A100000000000000B_5511988880001@c.us");
        assertThat(delivery(Fixtures.body("onmessage-group-text")).peerKey()).isEqualTo("group:120363000000000001");
    }

    @Test
    void shouldNotTakeAHiddenIdForAPhone() {
        assertThat(message("onmessage-lid").peer().identities())
                .isEqualTo(IdentitySet.of(Identity.lid("123456789012345")));
    }

    @Test
    void shouldTellWhatWasWrittenOnThePhone() {
        MessageReceived echo = message("onselfmessage-text");
        assertThat(echo.origin()).isEqualTo(MessageOrigin.ECHO);
        assertThat(echo.providerMessageId()).isEqualTo("true_5511988880001@c.us_3EB0A100000000000000D");
        assertThat(echo.peer()).isEqualTo(Peer.of(Identity.waId("5511988880001")));
    }

    @Test
    void shouldReadAcknowledgements() {
        StatusChanged delivered = only(Fixtures.body("onack-delivered"), StatusChanged.class);
        assertThat(delivered.providerMessageId()).isEqualTo(OUT);
        assertThat(delivered.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(delivered.occurredAt()).isEqualTo(NOW);
        assertThat(only(Fixtures.body("onack-read"), StatusChanged.class).status())
                .isEqualTo(DeliveryStatus.READ);
        StatusChanged failed = only(Fixtures.body("onack-failed"), StatusChanged.class);
        assertThat(failed.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(failed.error()).extracting(SendError::providerCode).isEqualTo("ack_-1");
    }

    @Test
    void shouldReadAReactionWithItsTimeInMilliseconds() {
        ReactionChanged reaction = only(Fixtures.body("onreactionmessage"), ReactionChanged.class);
        assertThat(reaction.emoji()).isEqualTo("👍");
        assertThat(reaction.targetProviderMessageId()).isEqualTo(OUT);
        assertThat(reaction.occurredAt()).isEqualTo(Instant.ofEpochMilli(1795500020000L));
        assertThat(reaction.peer()).isEqualTo(Peer.of(Identity.waId("5511988880001")));
    }

    @Test
    void shouldReadADeletion() {
        assertThat(only(Fixtures.body("onrevokedmessage"), MessageRevoked.class))
                .isEqualTo(new MessageRevoked(
                        NOW, MessageOrigin.LIVE, Peer.of(Identity.waId("5511988880001")), IN + "01", null));
    }

    @Test
    void shouldReadAVote() {
        MessageReceived vote = message("onpollresponse");
        assertThat(vote.content())
                .isEqualTo(new MessageContent.PollVote(
                        "true_5511988880001@c.us_3EB0E0000000000000001", List.of("Opção 1")));
        assertThat(vote.occurredAt()).isEqualTo(Instant.ofEpochMilli(1795500030000L));
    }

    @Test
    void shouldNoteACallAndNewsOfAGroup() {
        MessageReceived call = message("incomingcall");
        assertThat(call.providerMessageId()).isEqualTo("call/9A8B7C6D5E4F");
        assertThat(((MessageContent.SystemNote) call.content()).kind()).isEqualTo("incoming_call");
        assertThat(call.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795500050));
        MessageReceived added = message("onparticipantschanged");
        assertThat(((MessageContent.SystemNote) added.content()).facts()).containsEntry("who", "5511988880001");
        assertThat(added.group()).isEqualTo(new GroupReference("120363000000000001", null));
    }

    @Test
    void shouldTellTheStatesOfTheSession() {
        assertThat(state("qrcode").challenge())
                .isEqualTo(new PairingChallenge.QrCode("2@FAKEcode==,FAKEkey=,FAKEid==,1", NOW.plusSeconds(60)));
        assertThat(state("phonecode").challenge())
                .isEqualTo(new PairingChallenge.PhoneCode("ABCD-1234", NOW.plusSeconds(160)));
        assertThat(state("status-find-isLogged").status()).isEqualTo(ChannelStatus.ONLINE);
        assertThat(state("status-find-disconnectedMobile").reason()).isEqualTo("disconnected_by_phone");
        assertThat(state("closesession").reason()).isEqualTo("session_closed");
    }

    @Test
    void shouldHaveNoUseForPresence() {
        assertThat(events(Fixtures.body("onpresencechanged"))).isEmpty();
    }
}
