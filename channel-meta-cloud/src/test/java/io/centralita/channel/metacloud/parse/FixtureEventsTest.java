package io.centralita.channel.metacloud.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.OrderItem;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.Forwarding;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.ProductReference;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.Referral;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recorded message body gives exactly these events. */
class FixtureEventsTest {
    private static final Instant AT = Instant.ofEpochSecond(1_795_500_001);
    private static final Peer ANA = Peer.of(Identity.waId("5511988880001"), Identity.bsuid("BR.1000000000000000000001"))
            .named("Ana Prado");
    private static final String SHA256 = "746869732d69732d6e6f742d612d7265616c2d686173682d3132333435363738";

    static List<String> all() {
        return Fixtures.names();
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldGiveTheSameEventsFromStorageWhateverTheBody(String name) {
        assertThat(Door.events(Fixtures.body(name))).isNotEmpty();
    }

    private static MessageReceived message(String fixture) {
        return Door.only(Fixtures.body(fixture), MessageReceived.class);
    }

    private static MessageReceived live(String id, MessageContent content) {
        return MessageReceived.live("wamid." + id, AT, ANA, content);
    }

    private static MessageContent text(String body) {
        return MessageContent.Text.of(body);
    }

    @Test
    void shouldReadText() {
        assertThat(message("inbound-text"))
                .isEqualTo(live("SEJnTERFVi1URVhULTE=", text("Olá! Vocês abrem no sábado?")));
    }

    @Test
    void shouldReadTextWithoutUserId() {
        Peer peer = Peer.of(Identity.waId("5511988880001")).named("Ana Prado");
        assertThat(message("inbound-text-legacy-no-user-id"))
                .isEqualTo(MessageReceived.live(
                        "wamid.SEJnTERFVi1URVhULTI=", AT, peer, text("payload shape before April 2026")));
    }

    @Test
    void shouldReadWireEscapes() {
        Peer jose = Peer.of(Identity.waId("5511988880001"), Identity.bsuid("BR.1000000000000000000001"))
                .named("José Ñandú");
        assertThat(message("raw-wire-escaped-unicode"))
                .isEqualTo(MessageReceived.live(
                        "wamid.SEJnTERFVi1SQVctMQ==", AT, jose, text("Ação concluída 😀 https://example.com/a/b?c=1")));
    }

    @Test
    void shouldReadAPersonKnownByUsernameOnly() {
        Peer caio = Peer.of(Identity.bsuid("BR.1000000000000000000777"), Identity.username("caio.dev"))
                .named("Caio");
        MessageReceived message = message("inbound-username-only-bsuid");
        assertThat(message)
                .isEqualTo(MessageReceived.live("wamid.SEJnTERFVi1CU1UtMQ==", AT, caio, text("no phone number here")));
        assertThat(Door.deliveries(Fixtures.body("inbound-username-only-bsuid"))
                        .get(0)
                        .peerKey())
                .isEqualTo("bsuid:BR.1000000000000000000777");
    }

    @Test
    void shouldReadReplies() {
        assertThat(message("inbound-text-reply"))
                .isEqualTo(live("SEJnTERFVi1SRVBMWS0x", text("Yes, the second one please"))
                        .withQuote(new Quote("wamid.SEJnTERFVi1PVVQtMQ==", "15550100001")));
    }

    @Test
    void shouldReadForwardedText() {
        assertThat(message("inbound-text-forwarded"))
                .isEqualTo(live("SEJnTERFVi1GV0QtMQ==", text("Forwarded note")).withForwarding(Forwarding.FORWARDED));
    }

    @Test
    void shouldReadTheAdvertisement() {
        assertThat(message("inbound-text-referral-ctwa"))
                .isEqualTo(live("SEJnTERFVi1SRUYtMQ==", text("I saw your ad"))
                        .withReferral(new Referral(
                                "https://fb.me/fakeAd1",
                                "120200000000000001",
                                "ad",
                                "Chat with us",
                                "Spring offer",
                                "image",
                                "https://scontent.example/ad.jpg",
                                null,
                                "ARfakeClickId-000111",
                                "Hi! How can we help?")));
    }

    @Test
    void shouldReadTheProductAskedAbout() {
        assertThat(message("inbound-text-referred-product"))
                .isEqualTo(live("SEJnTERFVi1QUk9ELTE=", text("Is this available in blue?"))
                        .withQuote(new Quote("wamid.SEJnTERFVi1PVVQtMg==", "15550100001"))
                        .withProduct(new ProductReference("194000000000001", "SKU-77")));
    }

    @Test
    void shouldReadGroupText() {
        MessageReceived message = message("inbound-group-text");
        assertThat(message.content()).isEqualTo(text("hello group"));
        assertThat(message.peer()).isEqualTo(ANA);
        assertThat(message.group()).isEqualTo(new GroupReference("Y2FwaV9ncm91cDoxNTU1MDEwMDAwMTpGQUtF", null));
        assertThat(Door.deliveries(Fixtures.body("inbound-group-text")).get(0).peerKey())
                .isEqualTo("group:Y2FwaV9ncm91cDoxNTU1MDEwMDAwMTpGQUtF");
    }

    private static MessageContent media(
            MediaKind kind,
            int number,
            String mimeType,
            @Nullable String caption,
            @Nullable String filename,
            boolean animated) {
        String id = "190000000000000" + number;
        String url = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=" + id
                + "&source=webhook&ext=1795500301&hash=FAKEHASH";
        return new MessageContent.Media(
                kind, new MediaReference(id, url, mimeType, SHA256, null), caption, filename, animated);
    }

    @Test
    void shouldReadMedia() {
        assertThat(message("inbound-image"))
                .isEqualTo(live(
                        "SEJnTERFVi1JTUctMQ==",
                        media(MediaKind.IMAGE, 1, "image/jpeg", "The broken part", null, false)));
        assertThat(message("inbound-video"))
                .isEqualTo(live(
                        "SEJnTERFVi1WSUQtMQ==", media(MediaKind.VIDEO, 2, "video/mp4", "how it sounds", null, false)));
        assertThat(message("inbound-audio-file"))
                .isEqualTo(live("SEJnTERFVi1BVUQtMQ==", media(MediaKind.AUDIO, 3, "audio/mpeg", null, null, false)));
        assertThat(message("inbound-voice-note"))
                .isEqualTo(live(
                        "SEJnTERFVi1WT0ktMQ==",
                        media(MediaKind.VOICE, 4, "audio/ogg; codecs=opus", null, null, false)));
        assertThat(message("inbound-document"))
                .isEqualTo(live(
                        "SEJnTERFVi1ET0MtMQ==",
                        media(MediaKind.DOCUMENT, 5, "application/pdf", "my invoice", "invoice 0042.pdf", false)));
        assertThat(message("inbound-sticker"))
                .isEqualTo(live("SEJnTERFVi1TVEstMQ==", media(MediaKind.STICKER, 6, "image/webp", null, null, true)));
    }

    @Test
    void shouldReadALocation() {
        assertThat(message("inbound-location").content())
                .isEqualTo(new MessageContent.Location(
                        -23.5505199,
                        -46.6333094,
                        "Praça da Sé",
                        "Praça da Sé, São Paulo, SP",
                        "https://maps.example/se"));
    }

    @Test
    void shouldReadSharedContacts() {
        ContactCard card = new ContactCard(
                "Bruno Lima",
                "Bruno",
                "Lima",
                List.of(new ContactCard.Phone("+55 11 97777-0002", "5511977770002", "CELL")),
                List.of("bruno@example.com"),
                "Acme",
                null);
        assertThat(message("inbound-contacts").content()).isEqualTo(new MessageContent.Contacts(List.of(card), false));
    }

    @Test
    void shouldReadWhatWasPressedAndChosen() {
        MessageReceived button = message("inbound-interactive-button-reply");
        assertThat(button.content())
                .isEqualTo(new MessageContent.ButtonReply(
                        "confirm:42", "Confirm", MessageContent.ButtonReply.Origin.INTERACTIVE));
        assertThat(button.quote()).isEqualTo(new Quote("wamid.SEJnTERFVi1PVVQtMw==", "15550100001"));
        assertThat(message("inbound-interactive-list-reply").content())
                .isEqualTo(new MessageContent.ListReply("slot-0900", "09:00", "Tue 24 Nov"));
        assertThat(message("inbound-template-quick-reply-button").content())
                .isEqualTo(new MessageContent.ButtonReply(
                        "STOP_PROMO", "Stop promotions", MessageContent.ButtonReply.Origin.TEMPLATE));
        assertThat(message("inbound-interactive-flow-nfm-reply").content())
                .isEqualTo(new MessageContent.FlowReply(
                        "flow", "Sent", "{\"flow_token\":\"tok-1\",\"rating\":\"5\",\"comment\":\"great\"}"));
    }

    @Test
    void shouldReadAnOrder() {
        assertThat(message("inbound-order").content())
                .isEqualTo(new MessageContent.Order(
                        "194000000000001",
                        "please gift-wrap",
                        List.of(
                                new OrderItem("SKU-77", 2, new BigDecimal("30"), "BRL"),
                                new OrderItem("SKU-12", 1, new BigDecimal("25.5"), "BRL"))));
    }

    @Test
    void shouldReadReactionEditAndRevocation() {
        assertThat(Door.events(Fixtures.body("inbound-reaction")))
                .containsExactly(new ReactionChanged(
                        "wamid.SEJnTERFVi1SRUEtMQ==",
                        AT,
                        MessageOrigin.LIVE,
                        ANA,
                        "wamid.SEJnTERFVi1PVVQtMQ==",
                        "👍",
                        null));
        assertThat(Door.events(Fixtures.body("inbound-edit")))
                .containsExactly(new MessageEdited(
                        "wamid.SEJnTERFVi1FRFQtMQ==",
                        AT,
                        MessageOrigin.LIVE,
                        ANA,
                        "wamid.SEJnTERFVi1URVhULTE=",
                        text("Olá! Vocês abrem no domingo?"),
                        null));
        assertThat(Door.events(Fixtures.body("inbound-revoke")))
                .containsExactly(new MessageRevoked(AT, MessageOrigin.LIVE, ANA, "wamid.SEJnTERFVi1URVhULTE=", null));
    }

    @Test
    void shouldShowWhatMetaCannotShow() {
        assertThat(message("inbound-unsupported").content())
                .isEqualTo(new MessageContent.Unsupported(
                        "poll_creation", "131051 Message type is currently not supported."));
    }

    @Test
    void shouldReadTheBusinesssOwnMessagesAsEchoes() {
        MessageReceived echo = message("smb-message-echo");
        assertThat(echo)
                .isEqualTo(MessageReceived.of(
                        MessageOrigin.ECHO,
                        "wamid.SEJnTERFVi1FQ0hPLTE=",
                        Instant.ofEpochSecond(1_795_500_030),
                        ANA,
                        text("typed on the phone app")));
    }

    @Test
    void shouldReadHistoryOfBothSides() {
        List<InboundEvent> events = Door.events(Fixtures.body("history-chunk"));
        assertThat(events).hasSize(2).allMatch(MessageReceived.class::isInstance);
        MessageReceived question = (MessageReceived) events.get(0);
        MessageReceived answer = (MessageReceived) events.get(1);
        Peer ana = Peer.of(Identity.waId("5511988880001"));
        assertThat(question.origin()).isEqualTo(MessageOrigin.HISTORY_INBOUND);
        assertThat(question.content()).isEqualTo(text("old question"));
        assertThat(question.peer()).isEqualTo(ana);
        assertThat(answer.origin()).isEqualTo(MessageOrigin.HISTORY_OUTBOUND);
        assertThat(answer.content()).isEqualTo(text("old answer"));
        assertThat(answer.peer()).isEqualTo(ana);
        assertThat(answer.historyStatus()).isEqualTo(io.centralita.channel.spi.inbound.DeliveryStatus.DELIVERED);
        assertThat(answer.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_795_000_050));
    }
}
