package io.centralita.channel.wppconnect.parse;

import static io.centralita.channel.wppconnect.support.Reading.content;
import static io.centralita.channel.wppconnect.support.Reading.events;
import static io.centralita.channel.wppconnect.support.Reading.only;
import static io.centralita.channel.wppconnect.support.Wire.ack;
import static io.centralita.channel.wppconnect.support.Wire.event;
import static io.centralita.channel.wppconnect.support.Wire.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.channel.wppconnect.support.Fixtures;
import io.centralita.channel.wppconnect.support.Wire;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes that catch the unwary; kin of the recorded bodies that were not recorded. */
class TrapsTest {
    private static final String OUT = Wire.OUT;

    @Test
    void shouldSeeThroughDataThatOverwritesTheEventAndTheSession() {
        byte[] body = Fixtures.bytes(
                Fixtures.tree("onmessage-text").put("event", "dinner").put("session", "other"));
        assertThat(only(body, MessageReceived.class).content()).isEqualTo(MessageContent.Text.of("oi, tudo bem?"));
    }

    @Test
    void shouldReadIdsAndChatsAsTextOrObject() {
        byte[] body = Wire.json("{'event':'onmessage','type':'chat','body':'hi','t':1795500001,"
                + "'id':{'fromMe':false,'remote':{'server':'c.us','user':'5511988880001'},'id':'3EB0A1'},"
                + "'from':{'_serialized':'5511988880001@c.us'},'chatId':{'server':'c.us','user':'5511988880001'}}");
        assertThat(only(body, MessageReceived.class).providerMessageId()).isEqualTo("false_5511988880001@c.us_3EB0A1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OUT,
                OUT + "_out",
                "true_5511988880001:12@c.us_3EB0B0000000000000001",
                "true_5511988880001@s.whatsapp.net_3EB0B0000000000000001"
            })
    void shouldKnowAMessageOfOursHoweverItIsTold(String id) {
        assertThat(only(ack(id, 2, ""), StatusChanged.class).providerMessageId())
                .isEqualTo(OUT);
    }

    @Test
    void shouldSkipAcknowledgementsThatSayNothing() {
        assertThat(events(ack(OUT, 0, ""))).isEmpty();
        assertThat(events(ack(Wire.IN, 3, ""))).isEmpty();
        assertThat(only(event("onack", "'id':'" + OUT + "'"), Unsupported.class).reason())
                .contains("ack");
    }

    @ParameterizedTest
    @CsvSource({"1,SENT", "2,DELIVERED", "3,READ", "4,PLAYED", "-1,FAILED", "-7,FAILED"})
    void shouldReadHowFarAMessageGot(long ack, String status) {
        assertThat(only(ack(OUT, ack, ""), StatusChanged.class).status().name()).isEqualTo(status);
    }

    @Test
    void shouldKeepEveryNameOfAPerson() {
        byte[] body = event(
                "onmessage",
                "'id':'false_123456789012345@lid_3EB0A1','type':'chat','body':'x','t':1,'from':'123456789012345@lid',"
                        + "'sender':{'id':'5511988880001@c.us','pushname':'Ana'}");
        assertThat(only(body, MessageReceived.class).peer().identities())
                .isEqualTo(IdentitySet.of(Identity.lid("123456789012345"), Identity.waId("5511988880001")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'chat','body':'AAAA','mimetype':'image/jpeg'",
                "'type':'unknown','body':'AAAA','isMedia':true",
                "'type':'novelty','body':'AAAA','isMMS':true",
                "'type':'payment','body':'AAAA'",
                "'type':'location','body':'/9j/thumb'",
                "'type':'vcard','body':'/9j/thumb'"
            })
    void shouldRatherShowNothingThanBytes(String rest) {
        assertThat(content(message(rest)).type()).isEqualTo(ContentType.UNSUPPORTED);
    }

    @Test
    void shouldFetchAVoiceNoteWithoutBody() {
        assertThat(content(message("'type':'ptt','mimetype':'audio/ogg; codecs=opus'")))
                .isInstanceOfSatisfying(
                        MessageContent.Media.class,
                        media -> assertThat(media.type()).isEqualTo(ContentType.VOICE));
    }

    @Test
    void shouldLeaveTheIdFreeForAMessageThatCannotBeReadYet() {
        Unsupported waiting = only(message("'type':'ciphertext'"), Unsupported.class);
        assertThat(waiting.providerMessageId()).isNull();
        assertThat(waiting.dedupKey())
                .isNotEqualTo(only(message("'type':'chat','body':'x'"), MessageReceived.class)
                        .dedupKey());
    }

    @Test
    void shouldReadSeveralCardsButtonsOrdersAndPolls() {
        assertThat(content(message("'type':'multi_vcard','vcardList':[{'displayName':'A','vcard':'BEGIN:VCARD\\nFN:A'},"
                        + "{'displayName':'B','vcard':'BEGIN:VCARD\\nFN:B'}]")))
                .isInstanceOfSatisfying(
                        MessageContent.Contacts.class,
                        contacts -> assertThat(contacts.cards()).hasSize(2));
        assertThat(content(message("'type':'buttons_response','selectedButtonId':'yes','body':'Yes'")))
                .isEqualTo(new MessageContent.ButtonReply("yes", "Yes", MessageContent.ButtonReply.Origin.INTERACTIVE));
        assertThat(content(message("'type':'template_button_reply','selectedId':'y','body':'Y'")))
                .isEqualTo(new MessageContent.ButtonReply("y", "Y", MessageContent.ButtonReply.Origin.TEMPLATE));
        assertThat(content(message("'type':'order','orderId':'77','totalAmount1000':12500,'totalCurrencyCode':'BRL'")))
                .isInstanceOfSatisfying(
                        MessageContent.Order.class,
                        order -> assertThat(order.total()).isEqualByComparingTo(new BigDecimal("12.5")));
        assertThat(content(message("'type':'poll_creation','pollName':'Q','pollOptions':[{'name':'A'},{'name':'B'}],"
                        + "'pollSelectableOptionsCount':1")))
                .isEqualTo(new MessageContent.Poll("Q", List.of("A", "B"), 1));
    }

    @Test
    void shouldReadAllOfACard() {
        String vcard =
                "BEGIN:VCARD\\nVERSION:3.0\\nN:Lima;Bia;Reis;Dra.;Neta\\nFN:Bia\\nTITLE:Gerente\\nBDAY:1990-02-28\\n"
                        + "item1.ADR;type=HOME:;;Rua 1\\\\, 2;São Paulo;SP;01304;Brasil\\nADR:;;;;;;\\nURL:https://bia.example";
        assertThat(content(message("'type':'vcard','body':'" + vcard + "'")))
                .isInstanceOfSatisfying(
                        MessageContent.Contacts.class,
                        contacts -> assertThat(contacts.cards().get(0).details())
                                .isEqualTo(new ContactCard.Details(
                                        "Reis",
                                        "Dra.",
                                        "Neta",
                                        null,
                                        "Gerente",
                                        "1990-02-28",
                                        List.of(new ContactCard.Address(
                                                "Rua 1, 2", "São Paulo", "SP", "01304", "Brasil", null, "HOME")),
                                        List.of(new ContactCard.Url("https://bia.example", null)))));
    }

    @Test
    void shouldSkipTheEmptyPlacesOfAVote() {
        String rest = "'msgId':{'_serialized':'" + OUT + "'},'chatId':'" + Wire.ANA + "','sender':'" + Wire.ANA
                + "','timestamp':1795500030000,'selectedOptions':";
        assertThat(content(event("onpollresponse", rest + "[null,null,{'name':'C','localId':2}]")))
                .isEqualTo(new MessageContent.PollVote(OUT, List.of("C")));
        assertThat(content(event("onpollresponse", rest + "[]")))
                .isEqualTo(new MessageContent.PollVote(OUT, List.of()));
    }

    @Test
    void shouldTakeAnEmptyReactionForARemovalAndKeepBothTellings() {
        String rest = "'id':{'_serialized':'false_" + Wire.ANA + "_3EB0C1'},'msgId':'" + OUT + "_out','reactionText':";
        ReactionChanged put =
                only(event("onreactionmessage", rest + "'x','timestamp':1795500020000"), ReactionChanged.class);
        ReactionChanged gone =
                only(event("onreactionmessage", rest + "'','timestamp':1795500021000"), ReactionChanged.class);
        assertThat(gone.emoji()).isNull();
        assertThat(gone.targetProviderMessageId()).isEqualTo(OUT);
        assertThat(gone.dedupKey()).isNotEqualTo(put.dedupKey());
    }

    @Test
    void shouldReadADeletionInAGroupAndOneOfOurs() {
        MessageRevoked theirs = only(
                event(
                        "onrevokedmessage",
                        "'author':'" + Wire.ANA
                                + "','from':{'_serialized':'120363000000000001@g.us'},'to':{'_serialized':'" + Wire.US
                                + "'},'refId':'false_120363000000000001@g.us_3EB0A1_" + Wire.ANA + "'"),
                MessageRevoked.class);
        assertThat(theirs.peer().identities()).isEqualTo(IdentitySet.of(Identity.waId("5511988880001")));
        MessageRevoked ours = only(event("onrevokedmessage", "'refId':'" + OUT + "'"), MessageRevoked.class);
        assertThat(ours.origin()).isEqualTo(MessageOrigin.ECHO);
    }

    @Test
    void shouldRebuildTheQuotedIdInAGroup() {
        byte[] body = event(
                "onmessage",
                "'id':'false_120363000000000001@g.us_3EB0A2_" + Wire.ANA + "','type':'chat','body':'x','t':1,'to':'"
                        + Wire.US + "','author':'" + Wire.ANA + "','quotedStanzaID':'3EB0Q1','quotedParticipant':"
                        + "'5511977770002@c.us'");
        assertThat(only(body, MessageReceived.class).quote())
                .isEqualTo(new Quote("false_120363000000000001@g.us_3EB0Q1_5511977770002@c.us", "5511977770002@c.us"));
    }

    @ParameterizedTest
    @CsvSource({
        "inChat,ONLINE",
        "qrReadSuccess,ONLINE",
        "notLogged,PAIRING",
        "qrReadFail,PAIRING",
        "browserClose,CONNECTING",
        "serverClose,CONNECTING",
        "phoneNotConnected,DEGRADED",
        "autocloseCalled,LOGGED_OUT",
        "desconnectedMobile,LOGGED_OUT"
    })
    void shouldReadTheWordsOfTheSession(String word, ChannelStatus status) {
        byte[] body = event("status-find", "'status':'" + word + "'");
        assertThat(only(body, ChannelStateChanged.class).state().status()).isEqualTo(status);
    }

    @Test
    void shouldKeepWordsItDoesNotKnow() {
        assertThat(only(event("status-find", "'status':'daydreaming'"), AccountNotice.class)
                        .code())
                .isEqualTo("daydreaming");
        assertThat(only(event("onweather", "'sky':'blue'"), Unsupported.class).providerType())
                .isEqualTo("onweather");
        assertThat(only(event("onmessage", "'sky':'blue'"), Unsupported.class).reason())
                .contains("id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'id':'false_status@broadcast_3EB0A1','type':'chat','body':'x','from':'status@broadcast'",
                "'id':'false_120363@newsletter_3EB0A1','type':'chat','body':'x','from':'120363@newsletter'",
                "'id':'false_5511988880001@c.us_3EB0A1','type':'e2e_notification','from':'5511988880001@c.us'"
            })
    void shouldHaveNoUseForWhatIsNoConversation(String rest) {
        assertThat(events(event("onmessage", rest))).isEmpty();
    }

    @Test
    void shouldReadWhatThePluginFoundOutItself() {
        StatusChanged settled = only(
                event(OwnWords.SETTLED, "'our_id':'ours-1','id':'" + OUT + "_out','ack':2,'t':1795500000000"),
                StatusChanged.class);
        assertThat(settled.ourId()).isEqualTo("ours-1");
        assertThat(settled.providerMessageId()).isEqualTo(OUT);
        assertThat(only(
                                event(OwnWords.IDENTITIES, "'lid':'123456789012345@lid','phone':'" + Wire.ANA + "'"),
                                ContactChanged.class)
                        .peer()
                        .identities()
                        .identities())
                .containsExactly(Identity.lid("123456789012345"), Identity.waId("5511988880001"));
    }
}
