package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes after a message, or before it: edits, revocations, placeholders that get what they stand for. */
@QuarkusTest
class LaterWalkTest {

    private static final String NO_GRAPH = "http://127.0.0.1:9";
    private static final String ANA = "5511988880001";
    private static final long NOW = Instant.now().getEpochSecond();

    @Inject
    WalkRig rig;

    private WalkRig.Line line;

    @BeforeEach
    void connect() {
        line = rig.connect(NO_GRAPH);
    }

    @Test
    void shouldShowAnEditInTheTimelineAndTellIt() {
        hear(text(NUMBER, ANA, "wamid.e1", "o preco"));
        hear(messages(edit("wamid.e2", "wamid.e1", "'type':'text','text':{'body':'o preço'}")));

        var message = only();
        assertThat(message.getString("data[0].content.body")).isEqualTo("o preço");
        assertThat(message.getString("data[0].edited_at")).isNotNull();
        assertThat(rig.facts(line, "message.edited")).isEqualTo(1);
    }

    /** A conversation shows its last message only; its row is the one that everybody waits for. */
    @Test
    void shouldLeaveTheConversationAloneWhenAnOlderMessageChanges() {
        hear(text(NUMBER, ANA, "wamid.o1", "first"));
        hear(text(NUMBER, ANA, "wamid.o2", "second"));
        var before = rowOfConversation();

        hear(messages(edit("wamid.o3", "wamid.o1", "'type':'text','text':{'body':'FIRST'}")));
        assertThat(words()).containsExactly("second", "FIRST");
        assertThat(rowOfConversation()).isEqualTo(before);

        hear(messages(edit("wamid.o4", "wamid.o2", "'type':'text','text':{'body':'SECOND'}")));
        assertThat(words()).containsExactly("SECOND", "FIRST");
        assertThat(rowOfConversation()).isNotEqualTo(before);
    }

    private String rowOfConversation() {
        return rig.ask(line, "select xmin::text from conversations where workspace_id = $1", String.class);
    }

    @Test
    void shouldKeepTheFileWhenTheWordsUnderItChange() {
        hear(messages("{'from':'" + ANA + "','id':'wamid.p1','timestamp':'1795000000','type':'image',"
                + "'image':{'id':'111','mime_type':'image/jpeg','caption':'before'}}"));
        var medium = only().getString("data[0].content.media_id");
        hear(messages(edit("wamid.p2", "wamid.p1", "'type':'image','image':{'id':'112','caption':'after'}")));

        var content = only();
        assertThat(medium).startsWith("med_");
        assertThat(content.getString("data[0].content.media_id")).isEqualTo(medium);
        assertThat(content.getString("data[0].content.caption")).isEqualTo("after");
    }

    @Test
    void shouldKeepWhatItKnowsWhenAnEditCannotBeUnderstood() {
        hear(text(NUMBER, ANA, "wamid.u1", "as it was"));
        hear(messages(edit("wamid.u2", "wamid.u1", "'type':'novelty','novelty':{'deep':1}")));

        assertThat(only().getString("data[0].content.body")).isEqualTo("as it was");
        assertThat(only().getString("data[0].edited_at")).isNotNull();
    }

    @Test
    void shouldEndTheSameWhenMessageAndEditComeTogether() {
        hear(messages(
                "{'from':'" + ANA + "','id':'wamid.t1','timestamp':'1795000000','type':'text','text':{'body':'a'}},"
                        + edit("wamid.t2", "wamid.t1", "'type':'text','text':{'body':'b'}")));

        assertThat(only().getString("data[0].content.body")).isEqualTo("b");
        assertThat(only().getString("data[0].edited_at")).isNotNull();
    }

    @Test
    void shouldEndTheSameWhenTheEditComesBeforeItsMessage() {
        hear(messages(edit("wamid.f2", "wamid.f1", NOW - 10, "'type':'text','text':{'body':'corrected'}")));
        assertThat(only().getString("data[0].content.body")).isEqualTo("corrected");

        var told = messages(referred("wamid.f1", NOW - 30, "mistaken"));
        hear(told);

        assertCorrected();
        hear(told);
        assertCorrected();
        assertThat(rig.facts(line, "message.edited"))
                .as("the edit, and what the message adds to it")
                .isEqualTo(2);
    }

    @Test
    void shouldEndTheSameWhenTheEditStandsBeforeItsMessageInOneBreath() {
        hear(messages(edit("wamid.f2", "wamid.f1", NOW - 10, "'type':'text','text':{'body':'corrected'}") + ","
                + referred("wamid.f1", NOW - 30, "mistaken")));

        assertCorrected();
        hear(messages(referred("wamid.f1", NOW - 30, "mistaken")));
        assertCorrected();
    }

    @Test
    void shouldEndTheSameWhenTheRevocationStandsBeforeItsMessageInOneBreath() {
        hear(messages("{'from':'" + ANA + "','id':'wamid.r2','timestamp':'" + (NOW - 10) + "','type':'revoke',"
                + "'revoke':{'original_message_id':'wamid.f1'}}," + referred("wamid.f1", NOW - 30, "never mind")));

        assertThat(only().getString("data[0].revoked_at")).isNotNull();
        assertThat(only().getString("data[0].type")).isEqualTo("text");
        assertThat(rig.conversations(line).getBoolean("data[0].window.open")).isTrue();
    }

    @Test
    void shouldKeepWhereAMessageCameFromWhenItsWordsChange() {
        hear(messages(referred("wamid.f1", NOW - 30, "mistaken")));
        hear(messages(edit("wamid.f2", "wamid.f1", NOW - 10, "'type':'text','text':{'body':'corrected'}")));

        assertCorrected();
    }

    private void assertCorrected() {
        var message = only();
        assertThat(message.getString("data[0].content.body")).isEqualTo("corrected");
        assertThat(message.getString("data[0].provider_message_id")).isEqualTo("wamid.f1");
        assertThat(message.getString("data[0].edited_at")).isNotNull();
        assertThat(Instant.parse(message.getString("data[0].sent_at"))).isEqualTo(Instant.ofEpochSecond(NOW - 30));
        assertThat(message.getBoolean("data[0].forwarded")).isFalse();
        assertThat(message.getString("data[0].reply_to.provider_message_id")).isEqualTo("wamid.asked");
        assertThat(message.getString("data[0].content.referral.click_id")).isEqualTo("ARAk-click");
        assertThat(message.getString("data[0].content.referred_product.product_id"))
                .isEqualTo("sku-1");
        assertThat(rig.conversations(line).getInt("data[0].unread_count")).isEqualTo(1);
        assertThat(rig.conversations(line).getBoolean("data[0].window.open"))
                .as("the customer did write it")
                .isTrue();
    }

    @Test
    void shouldFetchTheFileWhenTheEditComesBeforeItsMessage() {
        hear(messages(edit("wamid.g2", "wamid.g1", "'type':'image','image':{'id':'112','caption':'after'}")));
        var image = messages("{'from':'" + ANA + "','id':'wamid.g1','timestamp':'1795000000','type':'image',"
                + "'image':{'id':'111','mime_type':'image/jpeg','caption':'before'}}");
        hear(image);
        hear(image);

        var message = only();
        assertThat(message.getString("data[0].content.media_id")).startsWith("med_");
        assertThat(message.getString("data[0].content.caption")).isEqualTo("after");
        assertThat(message.getString("data[0].edited_at")).isNotNull();
        assertThat(rig.count(line, "media")).isEqualTo(1);
    }

    @Test
    void shouldEndTheSameWhenTheRevocationComesBeforeItsMessage() {
        var revoke = messages("{'from':'" + ANA + "','id':'wamid.r2','timestamp':'1795000010','type':'revoke',"
                + "'revoke':{'original_message_id':'wamid.r1'}}");
        hear(revoke);
        hear(revoke);
        assertThat(only().getString("data[0].revoked_at")).isNotNull();
        assertThat(rig.conversations(line).getBoolean("data[0].window.open")).isFalse();

        hear(text(NUMBER, ANA, "wamid.r1", "never mind"));

        var message = only();
        assertThat(message.getString("data[0].type")).isEqualTo("text");
        assertThat(message.getString("data[0].revoked_at")).isNotNull();
        assertThat(rig.facts(line, "message.revoked")).isEqualTo(1);
        assertThat(rig.conversations(line).getBoolean("data[0].window.open"))
                .as("the customer did write it")
                .isTrue();
    }

    /** Meta tells the files of a history after its messages, under the same ids. */
    @Test
    void shouldPutTheFileOfAHistoryInThePlaceOfItsPlaceholder() {
        var placeholder = history("{'from':'" + ANA + "','id':'wamid.h1','timestamp':'1795000001',"
                + "'type':'media_placeholder','history_context':{'status':'READ'}}");
        hear(placeholder);
        assertThat(only().getString("data[0].type")).isEqualTo("unsupported");

        hear(change(
                "history",
                "'messages':[{'from':'" + ANA + "','id':'wamid.h1','timestamp':'1795000001',"
                        + "'type':'image','image':{'id':'4711','mime_type':'image/jpeg','caption':'from before'}}]"));

        assertFile();
        hear(placeholder);
        assertFile();
        assertThat(rig.count(line, "media")).isEqualTo(1);
        assertThat(rig.conversations(line).getBoolean("data[0].window.open"))
                .as("history opens no window")
                .isFalse();
        assertThat(rig.conversations(line).getInt("data[0].unread_count")).isZero();
    }

    private void assertFile() {
        var message = only();
        assertThat(message.getString("data[0].type")).isEqualTo("image");
        assertThat(message.getString("data[0].content.caption")).isEqualTo("from before");
        assertThat(message.getString("data[0].content.media_id")).startsWith("med_");
    }

    private void hear(String body) {
        deliver(line, body).statusCode(200);
        await().until(() -> rig.settled(line));
    }

    /** The one message there is. */
    private JsonPath only() {
        var timeline = timeline();
        assertThat(timeline.getList("data")).hasSize(1);
        return timeline;
    }

    private List<String> words() {
        return timeline().getList("data.content.body");
    }

    private JsonPath timeline() {
        var list = rig.conversations(line);
        assertThat(list.getList("data")).hasSize(1);
        return rig.timeline(line, list.getString("data[0].id"));
    }

    /** An answer to something, come by an advertisement, about a product. */
    private static String referred(String id, long at, String body) {
        return "{'from':'" + ANA + "','id':'" + id + "','timestamp':'" + at + "','type':'text','text':{'body':'" + body
                + "'},'context':{'from':'15550100001','id':'wamid.asked','referred_product':{'catalog_id':'cat-1',"
                + "'product_retailer_id':'sku-1'}},'referral':{'source_type':'ad','source_id':'120',"
                + "'ctwa_clid':'ARAk-click'}}";
    }

    private static String edit(String id, String target, String now) {
        return edit(id, target, 1_795_000_010, now);
    }

    private static String edit(String id, String target, long at, String now) {
        return "{'from':'" + ANA + "','id':'" + id + "','timestamp':'" + at + "','type':'edit',"
                + "'edit':{'original_message_id':'" + target + "','message':{" + now + "}}}";
    }

    private static String messages(String message) {
        return change(
                "messages",
                "'contacts':[{'profile':{'name':'Ana'},'wa_id':'" + ANA + "'}],'messages':[" + message + "]");
    }

    private static String history(String message) {
        return change(
                "history",
                "'history':[{'metadata':{'phase':0,'chunk_order':1,'progress':10},'threads':[{'id':'" + ANA
                        + "','messages':[" + message + "]}]}]");
    }

    private static String change(String field, String value) {
        return ("{'object':'whatsapp_business_account','entry':[{'id':'209900000000001','changes':[{'field':'" + field
                        + "','value':{'messaging_product':'whatsapp','metadata':{'display_phone_number':'15550100001',"
                        + "'phone_number_id':'" + NUMBER + "'}," + value + "}}]}]}")
                .replace('\'', '"');
    }
}
