package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static io.centralita.core.messages.WalkRig.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Meta tells in words that are not known yet: kept, told to the operator, and taken for nothing else. */
@QuarkusTest
class UnknownEventsTest {

    private static final String ANA = "5511988880001";
    private static final long NOW = Instant.now().getEpochSecond();

    @Inject
    WalkRig rig;

    private WalkRig.Line line;

    @BeforeEach
    void connect() {
        line = rig.connect("http://127.0.0.1:9");
    }

    @Test
    void shouldKeepAnUnknownStatusOfAMessageThatIsHere() {
        hear(text(NUMBER, ANA, "wamid.here", "hi"));

        hear(status("wamid.here", "warmed", 1_795_500_001));
        hear(status("wamid.here", "warmed", 1_795_500_001));
        hear(status("wamid.here", "cooled", 1_795_500_002));

        assertKept(2);
        assertThat(rig.ask(
                        line,
                        "select max(data) from facts where workspace_id = $1 and type = '"
                                + "channel.payload_unsupported'",
                        String.class))
                .contains("\"provider_type\":\"status.", "\"provider_message_id\":\"wamid.here\"");
        assertThat(rig.count(line, "messages")).isEqualTo(1);
    }

    @Test
    void shouldNotTakeAnUnknownStatusForAMessage() {
        hear(status("wamid.nowhere", "warmed", 1_795_500_001));

        assertKept(1);
        assertThat(rig.count(line, "conversations")).isZero();
        hear(text(NUMBER, ANA, "wamid.nowhere", "the id was free"));
        assertThat(rig.count(line, "messages")).isEqualTo(1);
    }

    @Test
    void shouldKeepEachEventOfACallOnce() {
        var connect = call("connect", NOW - 60, "");
        var terminate = call("terminate", NOW - 18, ",'status':'COMPLETED','duration':42");
        hear(connect);
        hear(terminate);
        hear(connect);
        hear(terminate);

        assertThat(rig.count(line, "raw_payloads")).isEqualTo(2);
        assertThat(rig.count(line, "conversations")).isEqualTo(1);
        assertThat(rig.conversations(line).getBoolean("data[0].window.open"))
                .as("the customer called")
                .isTrue();
        assertThat(Instant.parse(rig.conversations(line).getString("data[0].window.expires_at")))
                .as("24 hours from the call's beginning")
                .isEqualTo(Instant.ofEpochSecond(NOW - 60).plus(Duration.ofHours(24)));
    }

    @Test
    void shouldNotOpenTheWindowByACallOfLongAgo() {
        hear(call("connect", NOW - 90_000, ""));

        assertThat(rig.count(line, "conversations")).isEqualTo(1);
        assertThat(rig.conversations(line).getBoolean("data[0].window.open")).isFalse();
    }

    @Test
    void shouldNotTakeWhatIsToldOfUnknownFieldsForMessages() {
        hear(change(
                "standby",
                "'messages':[{'from':'" + ANA + "','id':'wamid.standby','timestamp':'1795500001','type':'text',"
                        + "'text':{'body':'to another'}}]"));
        hear(change(
                "calls",
                "'calls':[{'id':'wacid.2','from':'15550100001','to':'" + ANA
                        + "','event':'connect','direction':'BUSINESS_INITIATED','timestamp':'1795500001'}]"));

        assertKept(2);
        assertThat(rig.count(line, "conversations")).isZero();
    }

    @Test
    void shouldKeepASystemMessageOfNoOne() {
        hear(change(
                "messages",
                "'messages':[{'id':'wamid.system','timestamp':'1795500001','type':'system',"
                        + "'system':{'type':'news','body':'something is new'}}]"));

        assertKept(1);
        assertThat(rig.count(line, "conversations")).isZero();
    }

    @Test
    void shouldNotOpenTheWindowByWhatTheCustomerDidNotDo() {
        hear(message("wamid.note", "'type':'system','system':{'type':'user_grew_wings','body':'Ana grew wings'}"));
        assertThat(rig.count(line, "messages")).isEqualTo(1);
        assertThat(rig.conversations(line).getBoolean("data[0].window.open")).isFalse();

        hear(
                message(
                        "wamid.permission",
                        "'type':'interactive','interactive':{'type':'call_permission_reply','call_permission_reply':{'response':'accept'}}"));

        assertThat(rig.conversations(line).getBoolean("data[0].window.open"))
                .as("the customer answered")
                .isTrue();
    }

    private void assertKept(int times) {
        assertThat(rig.facts(line, "channel.payload_unsupported")).isEqualTo(times);
        assertThat(rig.count(line, "raw_payloads")).isEqualTo(times);
    }

    private void hear(String body) {
        deliver(line, body).statusCode(200);
        await().until(() -> rig.settled(line));
    }

    private static String status(String id, String word, long at) {
        return change(
                "messages",
                "'statuses':[{'id':'" + id + "','status':'" + word + "','timestamp':'" + at + "','recipient_id':'" + ANA
                        + "'}]");
    }

    private static String call(String event, long at, String more) {
        return change(
                "calls",
                "'calls':[{'id':'wacid.1','from':'" + ANA + "','to':'15550100001','event':'" + event
                        + "','direction':'USER_INITIATED','timestamp':'" + at + "'" + more + "}]");
    }

    private static String message(String id, String rest) {
        return change(
                "messages",
                "'contacts':[{'profile':{'name':'Ana'},'wa_id':'" + ANA + "'}],'messages':[{'from':'" + ANA + "','id':'"
                        + id + "','timestamp':'" + System.currentTimeMillis() / 1000 + "'," + rest + "}]");
    }

    private static String change(String field, String value) {
        return ("{'object':'whatsapp_business_account','entry':[{'id':'209900000000001','time':1795500040,'changes':[{'field':'"
                        + field
                        + "','value':{'messaging_product':'whatsapp','metadata':{'display_phone_number':'15550100001',"
                        + "'phone_number_id':'" + NUMBER + "'}," + value + "}}]}]}")
                .replace('\'', '"');
    }
}
