package io.centralita.channel.metacloud.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Wire;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.OrderItem;
import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.Forwarding;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of the same kinds as the recorded ones, told differently. */
class MessageVariantsTest {
    private static MessageReceived message(String rest) {
        return Door.only(Wire.message(rest), MessageReceived.class);
    }

    private static MessageContent content(String rest) {
        return message(rest).content();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'reaction':{'message_id':'wamid.T','emoji':''}",
                "'reaction':{'message_id':'wamid.T'}",
                "'reaction':{'message_id':'wamid.T','emoji':null}"
            })
    void shouldReadARemovedReaction(String reaction) {
        ReactionChanged removed = Door.only(Wire.message("'type':'reaction'," + reaction), ReactionChanged.class);
        assertThat(removed.emoji()).isNull();
        assertThat(removed.targetProviderMessageId()).isEqualTo("wamid.T");
    }

    @Test
    void shouldReadACallPermission() {
        assertThat(content("'type':'interactive','interactive':{'type':'call_permission_reply',"
                        + "'call_permission_reply':{'response':'accept','expiration_timestamp':1795600000}}"))
                .isInstanceOfSatisfying(MessageContent.SystemNote.class, note -> {
                    assertThat(note.kind()).isEqualTo("call_permission_reply");
                    assertThat(note.facts())
                            .containsEntry("response", "accept")
                            .containsEntry("expiration_timestamp", "1795600000");
                });
    }

    @Test
    void shouldKeepAnInteractiveMessageThatCameWithoutItsObject() {
        byte[] body = Wire.change(
                "messages",
                Wire.value("'contacts':[" + Wire.ANA + "],'messages':[" + Wire.ana("'type':'interactive'")
                        + "],'errors':[{'code':131000,'title':'Something went wrong'}]"));
        List<InboundEvent> events = Door.events(body);
        assertThat(events).hasSize(2);
        assertThat(((MessageReceived) events.get(0)).content())
                .isEqualTo(new MessageContent.Unsupported("interactive", "no content of type interactive"));
        assertThat(((AccountNotice) events.get(1)).code()).isEqualTo("131000");
    }

    @Test
    void shouldKeepTypesItDoesNotKnow() {
        assertThat(content("'type':'hologram','hologram':{'depth':3}"))
                .isEqualTo(new MessageContent.Unsupported("hologram", "unknown form of type hologram"));
        assertThat(content("'type':'interactive','interactive':{'type':'dance_reply','dance_reply':{}}"))
                .isEqualTo(
                        new MessageContent.Unsupported("interactive.dance_reply", "unknown form of type interactive"));
        assertThat(content("'type':'unknown','errors':[{'code':131051,'title':'Unsupported message type'}]"))
                .isEqualTo(new MessageContent.Unsupported("unknown", "131051 Unsupported message type"));
        assertThat(content("'type':'unsupported','errors':[{'code':131060,'title':'unavailable'}]"))
                .isEqualTo(new MessageContent.Unsupported("unsupported", "131060 unavailable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'text'",
                "'type':'text','text':null",
                "'type':'text','text':'bare'",
                "'type':'text','text':{'body':{'deep':1}}",
                "'type':'image','image':{'mime_type':'image/png'}",
                "'type':'location','location':{'latitude':'north','longitude':1}",
                "'type':'location','location':{'latitude':1e999,'longitude':1}",
                "'type':'contacts','contacts':[]",
                "'type':'order','order':7",
                "'type':'button','button':{}",
                "'type':'reaction','reaction':{'emoji':'x'}",
                "'type':'edit','edit':{'original_message_id':'wamid.T'}",
                "'type':'revoke','revoke':{}",
                "'type':'system'",
                "'type':null",
                "'type':7"
            })
    void shouldStillShowAMessageWhoseBodyIsBroken(String rest) {
        assertThat(content(rest)).isInstanceOf(MessageContent.Unsupported.class);
    }

    @Test
    void shouldGuessAMissingTypeFromTheBody() {
        assertThat(content("'text':{'body':'typeless'}")).isEqualTo(MessageContent.Text.of("typeless"));
    }

    @Test
    void shouldTakeNumbersAsTextAndTextAsNumbers() {
        String order = "{'catalog_id':77,'product_items':[{'product_retailer_id':9,'quantity':'3',"
                + "'item_price':'19.90','currency':'EUR'}]}";
        assertThat(content("'type':'order','order':" + order))
                .isEqualTo(new MessageContent.Order(
                        "77", null, List.of(new OrderItem("9", 3, new java.math.BigDecimal("19.90"), "EUR"))));
        assertThat(content("'type':'location','location':{'latitude':'1.5','longitude':'-2'}"))
                .isEqualTo(MessageContent.Location.of(1.5, -2));
        byte[] numeric = Wire.messages(
                "{'wa_id':5511988880001}",
                "{'from':5511988880001,'id':'wamid.A','timestamp':1795500001,'type':'text','text':{'body':5}}");
        MessageReceived message = Door.only(numeric, MessageReceived.class);
        assertThat(message.content()).isEqualTo(MessageContent.Text.of("5"));
        assertThat(message.peer().key()).isEqualTo("wa_id:5511988880001");
        assertThat(message.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_795_500_001));
    }

    @Test
    void shouldNotTakeAnEndlessNumberForAPrice() {
        assertThat(content("'type':'order','order':{'product_items':[{'product_retailer_id':'a','quantity':1e99,"
                        + "'item_price':'1e999999999'}]}"))
                .isEqualTo(new MessageContent.Order(
                        null, null, List.of(new OrderItem("a", Integer.MAX_VALUE, null, null))));
    }

    @Test
    void shouldReadForwardingAndIgnoreTheIdThatIsNone() {
        MessageReceived message = message(
                "'type':'text','text':{'body':'x'},'context':{'frequently_forwarded':true,'id':'M0','from':'1'}");
        assertThat(message.forwarding()).isEqualTo(Forwarding.FREQUENTLY_FORWARDED);
        assertThat(message.quote()).isNull();
    }

    @Test
    void shouldReadTheAdvertisementOfAnyType() {
        MessageReceived image = message(
                "'type':'image','image':{'id':'5','sha256':'not base64!'},"
                        + "'referral':{'source_type':'post','video_url':'https://v.example/v','thumbnail_url':'https://v.example/t'}");
        assertThat(image.referral()).isNotNull().satisfies(referral -> {
            assertThat(referral.mediaUrl()).isEqualTo("https://v.example/v");
            assertThat(referral.thumbnailUrl()).isEqualTo("https://v.example/t");
            assertThat(referral.clickId()).isNull();
        });
        assertThat(image.content())
                .isEqualTo(MessageContent.Media.of(MediaKind.IMAGE, new MediaReference("5", null, null, null, null)));
    }

    @Test
    void shouldReadAnswersToARequestForContacts() {
        assertThat(content("'type':'contacts','contacts':[{'name':{'first_name':'Eva'},'origin':'contact_request'}]"))
                .isInstanceOfSatisfying(MessageContent.Contacts.class, contacts -> {
                    assertThat(contacts.requested()).isTrue();
                    assertThat(contacts.cards().get(0).formattedName()).isEqualTo("Eva");
                });
    }

    @Test
    void shouldReadEditAndRevocationOnTheBusinesssPhone() {
        String echo = "'from':'15550100001','to':'5511988880001','timestamp':'2',";
        byte[] body = Wire.change(
                "smb_message_echoes",
                Wire.value("'message_echoes':[{" + echo
                        + "'id':'wamid.E','type':'edit','edit':{'original_message_id':'wamid.T','message':"
                        + "{'type':'image','context':{'id':'M0'},'image':{'id':'6','caption':'new'}}}},{" + echo
                        + "'id':'wamid.R','type':'revoke','revoke':{'original_message_id':'wamid.T'}}]"));
        List<InboundEvent> events = Door.events(body);
        MessageEdited edited = (MessageEdited) events.get(0);
        assertThat(edited.origin()).isEqualTo(MessageOrigin.ECHO);
        assertThat(edited.peer().key()).isEqualTo("wa_id:5511988880001");
        assertThat(edited.content())
                .isEqualTo(new MessageContent.Media(
                        MediaKind.IMAGE, new MediaReference("6", null, null, null, null), "new", null, false));
        assertThat(((MessageRevoked) events.get(1)).origin()).isEqualTo(MessageOrigin.ECHO);
    }

    @Test
    void shouldReadHistoryThatIsRefusedOrEmpty() {
        byte[] refused = Wire.change(
                "history", Wire.value("'history':[{'errors':[{'code':2593109,'title':'sharing turned off'}]}]"));
        assertThat(Door.only(refused, AccountNotice.class))
                .extracting(AccountNotice::kind, AccountNotice::code, AccountNotice::severity)
                .containsExactly("history", "2593109", AccountNotice.Severity.WARNING);
        byte[] done = Wire.change(
                "history", Wire.value("'history':[{'metadata':{'phase':2,'chunk_order':1,'progress':100}}]"));
        assertThat(Door.only(done, AccountNotice.class).facts()).containsEntry("progress", "100");
    }

    @Test
    void shouldReadHistoryOfAPersonWithoutANumberAndMediaThatFollow() {
        byte[] body = Wire.change(
                "history",
                Wire.value("'history':[{'threads':[{'id':'BR.777','messages':[{'from_user_id':'BR.777','id':'wamid.1',"
                        + "'timestamp':'1','type':'text','text':{'body':'a'}},{'id':'wamid.2','timestamp':'2',"
                        + "'type':'media_placeholder','history_context':{'status':'read','from_me':true}}]}]}]"));
        List<InboundEvent> events = Door.events(body);
        assertThat(events)
                .extracting(event -> ((MessageReceived) event).origin())
                .containsExactly(MessageOrigin.HISTORY_INBOUND, MessageOrigin.HISTORY_OUTBOUND);
        assertThat(events)
                .allMatch(event -> ((MessageReceived) event).peer().key().equals("bsuid:BR.777"));
    }

    @Test
    void shouldKeepFieldsItDoesNotKnowPieceByPiece() {
        byte[] calls = Wire.change(
                "calls",
                Wire.value(
                        "'calls':[{'id':'wacid.1','from':'5511988880001','timestamp':'1795500001','event':'connect'},"
                                + "{'id':'wacid.2','from':'5511977770002','timestamp':'1795500002','event':'terminate'}]"));
        assertThat(Door.deliveries(calls)).hasSize(2);
        assertThat(Door.events(calls))
                .extracting(event -> ((Unsupported) event).providerMessageId())
                .containsExactly("wacid.1", "wacid.2");
        byte[] ended = Wire.change(
                "calls",
                Wire.value(
                        "'calls':[{'id':'wacid.1','from':'5511988880001','timestamp':'1795500009','event':'terminate'}]"));
        assertThat(Door.events(ended).get(0).dedupKey())
                .isNotEqualTo(Door.events(calls).get(0).dedupKey());
        Unsupported flow = Door.only(Wire.change("flows", "{'event':'FLOW_STATUS_CHANGE'}"), Unsupported.class);
        assertThat(flow.providerType()).isEqualTo("flows");
        assertThat(flow.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_795_500_040));
        Unsupported valueless = Door.only(Wire.change("messages", "null"), Unsupported.class);
        assertThat(valueless.reason()).isEqualTo("no value");
    }

    @Test
    void shouldSayWhichCallsOpenTheWindow() {
        assertThat(call("'direction':'USER_INITIATED','event':'connect'").opensWindow())
                .isTrue();
        assertThat(call("'direction':'USER_INITIATED','event':'terminate'").opensWindow())
                .as("the same call's end")
                .isFalse();
        assertThat(call("'direction':'BUSINESS_INITIATED','event':'connect'").opensWindow())
                .isFalse();
        assertThat(call("'event':'connect'").opensWindow())
                .as("whose it is not told")
                .isFalse();
    }

    private static Unsupported call(String rest) {
        return Door.only(
                Wire.change(
                        "calls",
                        Wire.value("'calls':[{'id':'wacid.1','from':'5511988880001','timestamp':'1795500001'," + rest
                                + "}]")),
                Unsupported.class);
    }

    @Test
    void shouldNotTakeStandbyMessagesForOurs() {
        byte[] standby = Wire.change(
                "standby", Wire.value("'messages':[" + Wire.ana("'type':'text','text':{'body':'x'}") + "]"));
        assertThat(Door.only(standby, Unsupported.class).providerMessageId()).isEqualTo("wamid.A");
    }
}
