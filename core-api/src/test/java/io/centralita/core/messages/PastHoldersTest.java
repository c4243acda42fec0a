package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.NUMBER;
import static io.centralita.core.messages.WalkRig.deliver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A number changes hands: what was written before that was written by who had it then, in whatever order it is told. */
@QuarkusTest
class PastHoldersTest {

    private static final String OLD = "5511988880001";
    private static final String NEW = "5511988880099";
    private static final String NEWER = "5511988880100";
    private static final String OLD_ID = "BR.1000000000000000000001";
    private static final long CHANGED = Instant.now().getEpochSecond() - 60;

    @Inject
    WalkRig rig;

    private WalkRig.Line line;

    @BeforeEach
    void connect() {
        line = rig.connect("http://127.0.0.1:9");
    }

    @Test
    void shouldKnowWhoWroteBeforeTheNumberChanged() {
        hear(both("wamid.first", CHANGED - 100));
        var ana = only();
        hear(change("wamid.change", OLD, NEW, CHANGED));

        hear(both("wamid.late", CHANGED - 10));

        assertThat(only()).isEqualTo(ana);
        assertThat(addresses(ana)).as("the old ones stay given up").containsExactlyInAnyOrder(NEW, "BR.99");
        assertThat(rig.count(line, "conversations")).isEqualTo(1);
        assertThat(rig.count(line, "messages")).isEqualTo(2);
        assertThat(contacts().getList("data")).hasSize(1);
    }

    @Test
    void shouldKnowWhoWroteThoughTheChangeIsTheFirstThingTold() {
        hear(change("wamid.change", OLD, NEW, CHANGED));
        var ana = only();

        hear(both("wamid.late", CHANGED - 10));

        assertThat(only()).isEqualTo(ana);
        assertThat(addresses(ana)).containsExactlyInAnyOrder(NEW, "BR.99");
        assertThat(past(ana).<String>getList("data.value")).containsExactlyInAnyOrder(OLD, OLD_ID);
    }

    @Test
    void shouldNotTakeTheNextHolderForTheOneBefore() {
        hear(both("wamid.first", CHANGED - 100));
        var ana = only();
        hear(change("wamid.change", OLD, NEW, CHANGED));
        hear(message("wamid.stranger", CHANGED + 10, "'from':'" + OLD + "','from_user_id':'BR.5'"));
        assertThat(contacts().getList("data")).hasSize(2);

        hear(both("wamid.late", CHANGED - 10));

        assertThat(contacts().getList("data"))
                .as("neither made anew nor merged")
                .hasSize(2);
        assertThat(rig.facts(line, "contact.merged")).isZero();
        assertThat(rig.conversations(line).getInt("data.find { it.contact.id == '" + ana + "' }.unread_count"))
                .isEqualTo(2);
        assertThat(rig.conversations(line).getInt("data.find { it.contact.id != '" + ana + "' }.unread_count"))
                .isEqualTo(1);
    }

    /** The id stayed, so that the person is known; the number was given up all the same. */
    @Test
    void shouldNotGiveTheOldNumberBackToWhoGaveItUp() {
        hear(both("wamid.first", CHANGED - 100));
        var ana = only();
        hear(renumbered("wamid.change", OLD, NEW, CHANGED));

        hear(both("wamid.late", CHANGED - 10));

        assertThat(only()).isEqualTo(ana);
        assertThat(addresses(ana)).containsExactlyInAnyOrder(NEW, OLD_ID);
    }

    @Test
    void shouldFollowTwoChangesToldInTheWrongOrder() {
        hear(both("wamid.first", CHANGED - 100));
        var ana = only();
        hear(renumbered("wamid.second", NEW, NEWER, CHANGED));
        assertThat(contacts().getList("data")).as("nobody has said it yet").hasSize(2);

        hear(renumbered("wamid.one", OLD, NEW, CHANGED - 5));

        assertThat(only()).isEqualTo(ana);
        assertThat(addresses(ana)).contains(NEWER).doesNotContain(OLD, NEW);
        assertThat(past(ana).<String>getList("data.held_until"))
                .as("when they changed, not when it was told")
                .contains(Instant.ofEpochSecond(CHANGED - 5).toString());
    }

    private void hear(String body) {
        deliver(line, body).statusCode(200);
        await().until(() -> rig.settled(line));
    }

    private String only() {
        List<String> ids = contacts().getList("data.id");
        assertThat(ids).hasSize(1);
        return ids.get(0);
    }

    private List<String> addresses(String contact) {
        return get("/v1/contacts/" + contact).getList("addresses.value");
    }

    private JsonPath past(String contact) {
        return get("/v1/contacts/" + contact + "/past-addresses");
    }

    private JsonPath contacts() {
        return get("/v1/contacts");
    }

    private JsonPath get(String path) {
        return line.workspace().owner().request().get(path).jsonPath();
    }

    private static String both(String id, long at) {
        return message(id, at, "'from':'" + OLD + "','from_user_id':'" + OLD_ID + "'");
    }

    private static String change(String id, String from, String to, long at) {
        return messages("{'from':'" + from + "','id':'" + id + "','timestamp':'" + at
                + "','type':'system','system':{'type':'user_changed_number','wa_id':'" + to + "','previous_user_id':'"
                + OLD_ID + "','user_id':'BR.99'}}");
    }

    private static String renumbered(String id, String from, String to, long at) {
        return messages("{'from':'" + from + "','id':'" + id + "','timestamp':'" + at
                + "','type':'system','system':{'type':'customer_changed_number','new_wa_id':'" + to + "'}}");
    }

    private static String message(String id, long at, String from) {
        return messages(
                "{" + from + ",'id':'" + id + "','timestamp':'" + at + "','type':'text','text':{'body':'" + id + "'}}");
    }

    private static String messages(String message) {
        return ("{'object':'whatsapp_business_account','entry':[{'id':'209900000000001','changes':[{'field':'messages',"
                        + "'value':{'messaging_product':'whatsapp','metadata':{'display_phone_number':'15550100001',"
                        + "'phone_number_id':'" + NUMBER + "'},'messages':[" + message + "]}}]}]}")
                .replace('\'', '"');
    }
}
