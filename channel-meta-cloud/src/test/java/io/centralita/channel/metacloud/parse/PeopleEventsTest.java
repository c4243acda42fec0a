package io.centralita.channel.metacloud.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.metacloud.support.Wire;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.ContactChanged.Kind;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.Unsupported;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who customers are, and what changes about them. */
class PeopleEventsTest {
    private static final Identity OLD_PHONE = Identity.waId("5511988880001");

    private static ContactChanged system(String system) {
        return Door.only(
                Wire.change(
                        "messages", Wire.value("'messages':[" + Wire.ana("'type':'system','system':" + system) + "]")),
                ContactChanged.class);
    }

    private static Peer peer(byte[] body) {
        return Door.only(body, MessageReceived.class).peer();
    }

    @Test
    void shouldReadANewNumber() {
        ContactChanged changed = Door.only(Fixtures.body("inbound-system-user-changed-number"), ContactChanged.class);
        assertThat(changed.dedupKey()).isEqualTo("contact/wamid.SEJnTERFVi1TWVMtMQ==");
        assertThat(changed.kind()).isEqualTo(Kind.NUMBER_CHANGED);
        assertThat(changed.before()).isEqualTo(IdentitySet.of(OLD_PHONE, Identity.bsuid("BR.1000000000000000000001")));
        assertThat(changed.peer())
                .isEqualTo(Peer.of(Identity.waId("5511988880099"), Identity.bsuid("BR.1000000000000000000099")));
        assertThat(changed.facts()).containsEntry("body", "User Ana Prado changed from 5511988880001 to 5511988880099");
    }

    @Test
    void shouldReadANewNumberUnderItsOldNames() {
        ContactChanged older =
                system("{'type':'customer_changed_number','wa_id':'5511988880099','customer':'5511988880001'}");
        assertThat(older.kind()).isEqualTo(Kind.NUMBER_CHANGED);
        assertThat(older.peer().identities()).isEqualTo(IdentitySet.of(Identity.waId("5511988880099")));
        assertThat(older.before()).isEqualTo(IdentitySet.of(OLD_PHONE));
        ContactChanged oldest = system("{'body':'changed','new_wa_id':'5511988880099'}");
        assertThat(oldest.peer().identities()).isEqualTo(IdentitySet.of(Identity.waId("5511988880099")));
    }

    @Test
    void shouldReadANewUserIdOfTheSameNumber() {
        ContactChanged changed =
                system("{'type':'user_changed_user_id','user_id':'BR.2002','previous_user_id':'BR.1001',"
                        + "'parent_user_id':'BR.ENT.2','previous_parent_user_id':'BR.ENT.1'}");
        assertThat(changed.kind()).isEqualTo(Kind.ID_CHANGED);
        assertThat(changed.peer().identities())
                .isEqualTo(IdentitySet.of(OLD_PHONE, Identity.bsuid("BR.2002"), Identity.parentBsuid("BR.ENT.2")));
        assertThat(changed.before())
                .isEqualTo(IdentitySet.of(Identity.bsuid("BR.1001"), Identity.parentBsuid("BR.ENT.1")));
    }

    @Test
    void shouldReadANewKey() {
        ContactChanged changed = system("{'type':'customer_identity_changed','identity':"
                + "{'acknowledged':true,'created_timestamp':'1795500001','hash':'abc='}}");
        assertThat(changed.kind()).isEqualTo(Kind.IDENTITY_KEY_CHANGED);
        assertThat(changed.peer().identities()).isEqualTo(IdentitySet.of(OLD_PHONE, Identity.bsuid("BR.1001")));
        assertThat(changed.facts()).containsEntry("hash", "abc=").containsEntry("acknowledged", "true");
    }

    @Test
    void shouldShowAnUnknownSystemMessageAsANote() {
        byte[] body = Wire.message("'type':'system','system':{'type':'user_grew_wings','body':'Ana grew wings'}");
        assertThat(Door.only(body, MessageReceived.class).content())
                .isEqualTo(new MessageContent.SystemNote(
                        "user_grew_wings", "Ana grew wings", java.util.Map.of("body", "Ana grew wings")));
    }

    @Test
    void shouldReadTheStopOfMarketing() {
        ContactChanged changed = Door.only(Fixtures.body("user-preferences-stop-marketing"), ContactChanged.class);
        assertThat(changed.kind()).isEqualTo(Kind.MARKETING_OPT_OUT);
        assertThat(changed.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_795_500_045));
        assertThat(changed.peer().displayName()).isEqualTo("Ana Prado");
        assertThat(changed.facts()).containsEntry("detail", "User requested to stop marketing messages");
        byte[] resumed = Wire.change(
                "user_preferences",
                Wire.value("'user_preferences':[{'user_id':'BR.7','category':'marketing_messages','value':'resume',"
                        + "'timestamp':'1795500046'}]"));
        assertThat(Door.only(resumed, ContactChanged.class).kind()).isEqualTo(Kind.MARKETING_OPT_IN);
    }

    @Test
    void shouldReadTheAddressBookOfTheBusinesssPhone() {
        List<InboundEvent> events = Door.events(Fixtures.body("smb-app-state-sync"));
        assertThat(events).hasSize(2);
        ContactChanged added = (ContactChanged) events.get(0);
        ContactChanged removed = (ContactChanged) events.get(1);
        assertThat(added.kind()).isEqualTo(Kind.ADDRESS_BOOK_ADDED);
        assertThat(added.peer())
                .isEqualTo(Peer.of(Identity.phone("5511988880001")).named("Ana Prado"));
        assertThat(added.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_795_400_000));
        assertThat(removed.kind()).isEqualTo(Kind.ADDRESS_BOOK_REMOVED);
        assertThat(removed.peer()).isEqualTo(Peer.of(Identity.phone("5511977770002")));
    }

    @Test
    void shouldJoinNamesByIdAndNotByPlace() {
        String bruno = "{'profile':{'name':'Bruno'},'wa_id':'5511977770002'}";
        String caio = "{'profile':{'name':'Caio','username':'@caio'},'user_id':'BR.777'}";
        byte[] body = Wire.messages(
                caio + "," + bruno + "," + Wire.ANA,
                Wire.ana("'type':'text','text':{'body':'1'}"),
                "{'from_user_id':'BR.777','id':'wamid.C','timestamp':'1','type':'text','text':{'body':'2'}}",
                "{'from':'5511977770002','id':'wamid.B','timestamp':'1','type':'text','text':{'body':'3'}}");
        assertThat(Door.events(body))
                .extracting(event -> ((MessageReceived) event).peer())
                .containsExactly(
                        Peer.of(OLD_PHONE, Identity.bsuid("BR.1001")).named("Ana Prado"),
                        Peer.of(Identity.bsuid("BR.777"), Identity.username("caio"))
                                .named("Caio"),
                        Peer.of(Identity.waId("5511977770002")).named("Bruno"));
    }

    @Test
    void shouldDoWithoutContactsAndProfile() {
        String text = "'type':'text','text':{'body':'hi'}";
        byte[] none = Wire.change("messages", Wire.value("'messages':[" + Wire.ana(text) + "]"));
        assertThat(peer(none)).isEqualTo(Peer.of(OLD_PHONE, Identity.bsuid("BR.1001")));
        assertThat(peer(Wire.messages("{'wa_id':'5511988880001'}", Wire.ana(text)))
                        .displayName())
                .isNull();
    }

    @Test
    void shouldTakeTheOnlyContactForTheSenderWhenTheMessageNamesNone() {
        String nameless = "{'id':'wamid.N','timestamp':'1','type':'text','text':{'body':'hi'}}";
        assertThat(peer(Wire.messages(Wire.ANA, nameless)).displayName()).isEqualTo("Ana Prado");
        byte[] doubtful = Wire.messages(Wire.ANA + ",{'wa_id':'5511977770002'}", nameless);
        assertThat(Door.only(doubtful, Unsupported.class))
                .extracting(Unsupported::reason, Unsupported::providerMessageId)
                .containsExactly("a message of no one", "wamid.N");
    }

    @Test
    void shouldKnowAScopedIdWhereverItStands() {
        byte[] body = Wire.messages(
                "{'wa_id':'5511988880001'}",
                "{'from':'US.13491208655302741918','from_parent_user_id':'US.ENT.11','id':'wamid.N',"
                        + "'timestamp':'1','type':'text','text':{'body':'hi'}}");
        assertThat(peer(body).identities())
                .isEqualTo(
                        IdentitySet.of(Identity.bsuid("US.13491208655302741918"), Identity.parentBsuid("US.ENT.11")));
    }
}
