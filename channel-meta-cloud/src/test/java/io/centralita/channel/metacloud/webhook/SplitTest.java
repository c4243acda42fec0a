package io.centralita.channel.metacloud.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.metacloud.support.Wire;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call about several people becomes deliveries that stand alone, in order for each of them. */
class SplitTest {
    private static final String ANA = "bsuid:BR.1000000000000000000001";
    private static final String BRUNO = "bsuid:BR.1000000000000000000002";

    private static List<String> keys(RawDelivery delivery) {
        return Door.parsed(delivery).stream().map(InboundEvent::dedupKey).toList();
    }

    @Test
    void shouldSplitTheRecordedBatchByNumberAndPerson() {
        List<RawDelivery> deliveries = Door.deliveries(Fixtures.body("batch-mixed"));
        assertThat(deliveries)
                .extracting(RawDelivery::accountKey, RawDelivery::peerKey)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("310000000000001", ANA),
                        org.assertj.core.groups.Tuple.tuple("310000000000001", BRUNO),
                        org.assertj.core.groups.Tuple.tuple("310000000000002", ANA));
        assertThat(keys(deliveries.get(0)))
                .containsExactly(
                        "message/wamid.SEJnTERFVi1CLTE=",
                        "status/wamid.SEJnTERFVi1PVVQtMQ==/DELIVERED//1795500010000",
                        "status/wamid.SEJnTERFVi1PVVQtMw==/SENT//1795500010000");
        assertThat(keys(deliveries.get(1))).containsExactly("message/wamid.SEJnTERFVi1CLTI=");
        assertThat(keys(deliveries.get(2))).containsExactly("message/wamid.SEJnTERFVi1CLTM=");
        assertThat(Door.parsed(deliveries.get(1)).get(0))
                .isInstanceOfSatisfying(
                        MessageReceived.class,
                        message -> assertThat(message.peer().displayName()).isEqualTo("Bruno Lima"));
    }

    @Test
    void shouldKeepTheBytesOfACallAboutOne() {
        byte[] one = Fixtures.body("inbound-text");
        assertThat(Door.deliveries(one))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.body()).isSameAs(one));
        byte[] severalOfOne = Wire.messages(
                Wire.ANA,
                Wire.ana("'type':'text','text':{'body':'1'}"),
                Wire.ana("'type':'text','text':{'body':'2'}").replace("wamid.A", "wamid.B"));
        assertThat(Door.deliveries(severalOfOne))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.body()).isSameAs(severalOfOne));
    }

    private static String person(int i) {
        return "{'profile':{'name':'P" + i + "'},'wa_id':'55119000000" + i + "','user_id':'BR.9" + i + "'}";
    }

    private static String text(int person, String id, String body) {
        return "{'from':'55119000000" + person + "','from_user_id':'BR.9" + person + "','id':'wamid." + id
                + "','timestamp':'1795500001','type':'text','text':{'body':'" + body + "'}}";
    }

    private static String status(int person, String id) {
        return "{'recipient_id':'55119000000" + person + "','recipient_user_id':'BR.9" + person + "','id':'wamid." + id
                + "','timestamp':'1795500001','status':'read'}";
    }

    @Test
    void shouldKeepEachPersonsOrderAcrossArraysFieldsAndChanges() {
        String people = "'contacts':[" + person(3) + "," + person(1) + "," + person(2) + "]";
        String first = Wire.changeOf(
                "messages",
                Wire.value(people + ",'messages':[" + text(1, "1a", "x") + "," + text(2, "2a", "y") + ","
                        + text(1, "1b", "z") + "," + text(3, "3a", "\\ud83d alone") + "],'statuses':["
                        + status(2, "s2") + "," + status(1, "s1") + "],'errors':[{'code':130429}]"));
        String second = Wire.changeOf(
                "smb_message_echoes",
                Wire.value(people + ",'message_echoes':[{'from':'15550100001','to':'551190000003','id':'wamid.e3',"
                        + "'timestamp':'2','type':'text','text':{'body':'e'}}]"));
        String third = Wire.changeOf("messages", Wire.value(people + ",'messages':[" + text(1, "1c", "w") + "]"));
        List<RawDelivery> deliveries = Door.deliveries(Wire.entries(Wire.entry(first, second), Wire.entry(third)));

        assertThat(deliveries)
                .extracting(RawDelivery::peerKey)
                .containsExactly("bsuid:BR.91", "bsuid:BR.92", "bsuid:BR.93", null);
        assertThat(keys(deliveries.get(0)))
                .containsExactly(
                        "message/wamid.1a",
                        "message/wamid.1b",
                        "status/wamid.s1/READ//1795500001000",
                        "message/wamid.1c");
        assertThat(keys(deliveries.get(1))).containsExactly("message/wamid.2a", "status/wamid.s2/READ//1795500001000");
        assertThat(keys(deliveries.get(2))).containsExactly("message/wamid.3a", "message/wamid.e3");
        assertThat(Door.parsed(deliveries.get(3))).singleElement().isInstanceOf(AccountNotice.class);
        assertThat(((MessageReceived) Door.parsed(deliveries.get(2)).get(0)).content())
                .isEqualTo(MessageContent.Text.of("\ud83d alone"));
    }

    @Test
    void shouldNotTellOnePersonsDeliveryAboutAnother() {
        byte[] body =
                Wire.messages(person(1) + "," + person(2), text(1, "1", "for one"), text(2, "2", "for the other"));
        List<RawDelivery> deliveries = Door.deliveries(body);
        assertThat(new String(deliveries.get(0).body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("P1", "for one")
                .doesNotContain("P2", "for the other", "BR.92");
    }

    @Test
    void shouldSplitTheNewsOfAccounts() {
        String news = Wire.changeOf("account_update", "{'event':'DISABLED_UPDATE'}");
        String template =
                Wire.changeOf("message_template_status_update", "{'event':'APPROVED','message_template_name':'hello'}");
        List<RawDelivery> deliveries = Door.deliveries(Wire.entries(
                Wire.entry(news),
                Wire.entry(news).replace("209900000000001", "209900000000002"),
                Wire.entry(template)));

        assertThat(deliveries)
                .extracting(RawDelivery::accountKey, RawDelivery::accountId, RawDelivery::peerKey)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, "209900000000001", null),
                        org.assertj.core.groups.Tuple.tuple(null, "209900000000002", null));
        assertThat(Door.parsed(deliveries.get(0))).hasSize(3);
        assertThat(Door.parsed(deliveries.get(1))).hasSize(2);
        assertThat(Door.deliveries(Fixtures.body("inbound-text")))
                .extracting(RawDelivery::accountId)
                .containsOnlyNulls();
    }

    @Test
    void shouldSplitHistoryByThread() {
        String thread = "{'id':'551190000001','messages':[{'from':'551190000001','id':'wamid.h1','timestamp':'1',"
                + "'type':'text','text':{'body':'a'}}]}";
        String chunk = "{'metadata':{'phase':1,'chunk_order':2,'progress':55},'threads':[" + thread + ","
                + thread.replace("551190000001", "551190000002").replace("h1", "h2")
                + "],'errors':[{'code':2593109}]}";
        List<RawDelivery> deliveries = Door.deliveries(Wire.change("history", Wire.value("'history':[" + chunk + "]")));
        assertThat(deliveries)
                .extracting(RawDelivery::peerKey)
                .containsExactly("wa_id:551190000001", "wa_id:551190000002", null);
        assertThat(deliveries)
                .allSatisfy(delivery -> assertThat(Door.parsed(delivery)).hasSize(1));
    }

    @Test
    void shouldSplitAThousandUpdates() {
        StringBuilder statuses = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            statuses.append(i == 0 ? "" : ",")
                    .append("{'id':'wamid.")
                    .append(i)
                    .append("','status':'sent','timestamp':'1','recipient_id':'55")
                    .append(1000 + i % 100)
                    .append("'}");
        }
        List<RawDelivery> deliveries =
                Door.deliveries(Wire.change("messages", Wire.value("'statuses':[" + statuses + "]")));
        assertThat(deliveries)
                .hasSize(100)
                .allSatisfy(delivery ->
                        assertThat(Door.parsed(delivery)).hasSize(10).hasOnlyElementsOfType(StatusChanged.class));
    }
}
