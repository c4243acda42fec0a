package io.centralita.channel.wppconnect.catchup;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.feature.Groups;
import io.centralita.channel.spi.feature.History;
import io.centralita.channel.spi.feature.Page;
import io.centralita.channel.spi.feature.StatusQuery;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.DeliveryStatus;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.wppconnect.support.Fixtures;
import io.centralita.channel.wppconnect.support.ServerStandIn;
import io.centralita.channel.wppconnect.support.TestStore;
import io.centralita.channel.wppconnect.support.Wire;
import io.centralita.channel.wppconnect.support.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What came while nobody listened. */
class CatchUpTest {
    private final World world = new World();

    private String message(String id, long secondsAgo, String rest) {
        long when = world.context.clock().instant().getEpochSecond() - secondsAgo;
        return "{'id':'" + id + "','type':'chat','body':'while you were away','t':" + when + ",'from':'" + Wire.ANA
                + "','to':'" + Wire.US + "'" + rest + "}";
    }

    private void chats(long secondsAgo) {
        long when = world.context.clock().instant().getEpochSecond() - secondsAgo;
        world.server.answering(
                "list-chats",
                ServerStandIn.json(
                        200,
                        "[{'id':{'_serialized':'" + Wire.ANA + "'},'t':" + when
                                + "},{'id':{'_serialized':'5511970000009@c.us'},'t':1700000000}]"));
    }

    private void messages(String... messages) {
        world.server.answering(
                "get-messages",
                ServerStandIn.json(200, "{'status':'success','response':[" + String.join(",", messages) + "]}"));
    }

    private static List<String> keys(List<InboundEvent> events) {
        return events.stream().map(InboundEvent::dedupKey).toList();
    }

    @Test
    void shouldFetchNothingOfTheTimeBeforeItWasFirstOnline() {
        chats(5);
        world.online();
        assertThat(world.delivered()).isEmpty();
        assertThat(world.server.calls("get-messages")).isEmpty();
    }

    @Test
    void shouldRepairTheGapAfterTenMinutesDownUnderTheSameKeys() {
        world.online();
        World again = world.afterCrash();
        again.context.clock().advance(Duration.ofMinutes(10));
        world.context.clock().advance(Duration.ofMinutes(10));
        world.server.answering(
                "unread-messages",
                ServerStandIn.json(
                        200, "{'status':'success','response':[" + message(Wire.IN, 300, ",'fromMe':false") + "]}"));
        chats(60);
        messages(
                message("false_" + Wire.ANA + "_3EB0OLD", 4000, ""),
                message(Wire.IN, 300, ""),
                message("false_" + Wire.ANA + "_3EB0READONPHONE", 200, ""),
                message(Wire.OUT, 100, ",'ack':3"));
        again.online();
        assertThat(keys(again.delivered()))
                .contains("message/" + Wire.IN, "message/false_" + Wire.ANA + "_3EB0READONPHONE", "message/" + Wire.OUT)
                .doesNotContain("message/false_" + Wire.ANA + "_3EB0OLD");
        assertThat(again.delivered())
                .filteredOn(StatusChanged.class::isInstance)
                .singleElement()
                .extracting(event -> ((StatusChanged) event).status())
                .isEqualTo(DeliveryStatus.READ);
        assertThat(world.server.calls("get-messages")).hasSize(1);
        assertThat(again.told(Fixtures.bytes(Fixtures.tree("onmessage-text").put("id", Wire.IN))))
                .extracting(InboundEvent::dedupKey)
                .containsExactly("message/" + Wire.IN);
    }

    @Test
    void shouldFetchAfterAPauseAndNowAndThen() {
        world.online();
        world.later(Duration.ofSeconds(1));
        chats(0);
        messages(message(Wire.IN, 0, ""));
        world.channel.pause().toCompletableFuture().join();
        world.channel.resume().toCompletableFuture().join();
        world.online();
        assertThat(keys(world.delivered())).contains("message/" + Wire.IN);
        int calls = world.server.calls("unread-messages").size();
        for (int minute = 0; minute < 11; minute++) {
            world.later(Duration.ofSeconds(60));
        }
        assertThat(world.server.calls("unread-messages")).hasSize(calls + 1);
    }

    @Test
    void shouldTryAgainWhenTheServerFailsInBetween() {
        world.online();
        world.later(Duration.ofSeconds(1));
        world.server.answering("list-chats", ServerStandIn.page(500));
        messages(message(Wire.IN, 0, ""));
        world.channel.pause().toCompletableFuture().join();
        world.channel.resume().toCompletableFuture().join();
        world.online();
        assertThat(world.delivered()).isEmpty();
        chats(0);
        world.later(Duration.ofSeconds(21));
        assertThat(keys(world.delivered())).contains("message/" + Wire.IN);
    }

    @Test
    void shouldGoOnToTheChatsWhenTheListOfUnreadMessagesFails() {
        world.online();
        world.later(Duration.ofSeconds(1));
        world.server.answering("unread-messages", ServerStandIn.page(500));
        chats(0);
        messages(message(Wire.IN, 0, ""));
        world.channel.pause().toCompletableFuture().join();
        world.channel.resume().toCompletableFuture().join();
        world.online();
        assertThat(keys(world.delivered())).contains("message/" + Wire.IN);
    }

    private static final String BIA = "5511988880002@c.us";

    private void comesBack() {
        world.channel.pause().toCompletableFuture().join();
        world.channel.resume().toCompletableFuture().join();
        world.online();
    }

    /** Ana's chat cannot be read, Bia's can; both moved now. */
    private void unreadableAna() {
        long when = world.context.clock().instant().getEpochSecond();
        world.server.answering(
                "list-chats",
                ServerStandIn.json(
                        200,
                        "[{'id':{'_serialized':'" + Wire.ANA + "'},'t':" + when + "},{'id':{'_serialized':'" + BIA
                                + "'},'t':" + when + "}]"));
        String bias = message("false_" + BIA + "_3EB0BIA", 0, "");
        world.server.answering(
                "get-messages",
                call -> call.uri().getPath().contains(BIA)
                        ? ServerStandIn.json(200, "{'status':'success','response':[" + bias + "]}")
                        : ServerStandIn.page(500));
    }

    /** P20: each chat by itself. */
    @Test
    void shouldFetchTheChatsBehindOneThatCannotBeRead() {
        world.online();
        world.later(Duration.ofSeconds(1));
        unreadableAna();
        comesBack();
        assertThat(keys(world.delivered())).contains("message/false_" + BIA + "_3EB0BIA");
    }

    @Test
    void shouldFetchFromAnUnreadableChatOnceItCanBeReadThoughItWasRestartedSince() {
        world.online();
        world.later(Duration.ofSeconds(1));
        unreadableAna();
        comesBack();
        String missed = message(Wire.IN, 0, "");
        for (int minute = 0; minute < 25; minute++) {
            world.later(Duration.ofMinutes(1));
        }
        World again = world.afterCrash();
        world.server.answering("list-chats", ServerStandIn.json(200, "[]"));
        messages(missed);
        again.online();
        assertThat(keys(again.delivered())).contains("message/" + Wire.IN);
        int calls = world.server.calls("get-messages").size();
        again.later(Duration.ofMinutes(11));
        assertThat(world.server.calls("get-messages")).hasSize(calls);
    }

    /** Not asked are those behind for as long as many fail in a row; they have their turn in a later walk. */
    @Test
    void shouldReachTheChatsBehindManyThatCannotBeReadAndNotStayAtThatMoment() {
        world.online();
        world.later(Duration.ofSeconds(1));
        unreadableAna();
        long when = world.context.clock().instant().getEpochSecond();
        String many = IntStream.range(0, 12)
                .mapToObj(number -> "{'id':{'_serialized':'55119700001" + (10 + number) + "@c.us'},'t':" + when + "}")
                .collect(Collectors.joining(",", "[", ",{'id':{'_serialized':'" + BIA + "'},'t':" + when + "}]"));
        world.server.answering("list-chats", ServerStandIn.json(200, many));
        comesBack();
        for (int tenSeconds = 0; tenSeconds < 30; tenSeconds++) {
            world.later(Duration.ofSeconds(10));
        }
        assertThat(keys(world.delivered())).contains("message/false_" + BIA + "_3EB0BIA");
        world.server.answering("list-chats", ServerStandIn.json(200, "[]"));
        messages();
        for (int minute = 0; minute < 41; minute++) {
            world.later(Duration.ofMinutes(1));
        }
        int calls = world.server.calls("get-messages").size();
        world.later(Duration.ofMinutes(11));
        assertThat(world.server.calls("get-messages")).as("all were read").hasSize(calls);
    }

    @Test
    void shouldAskLessAndLessForAChatThatStaysUnreadable() {
        world.online();
        world.later(Duration.ofSeconds(1));
        unreadableAna();
        comesBack();
        int before = world.server.calls("unread-messages").size();
        for (int minute = 0; minute < 60; minute++) {
            world.later(Duration.ofMinutes(1));
        }
        assertThat(world.server.calls("unread-messages").size() - before).isBetween(4, 20);
    }

    private byte[] comes(String id) {
        long now = world.context.clock().instant().getEpochSecond();
        return Wire.event(
                "onmessage",
                "'id':'" + id + "','type':'chat','body':'bom dia','t':" + now + ",'from':'" + Wire.ANA + "','to':'"
                        + Wire.US + "','fromMe':false");
    }

    private void minutes(int count) {
        for (int minute = 0; minute < count; minute++) {
            world.later(Duration.ofMinutes(1));
        }
    }

    /** P20: a page, an error in good clothes and null are no empty list. */
    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "{'status':'error'}", "{'status':'success','response':null}"})
    void shouldTryAgainWhenTheListOfChatsMakesNoSense(String body) {
        world.online();
        world.later(Duration.ofSeconds(1));
        world.server.answering("list-chats", ServerStandIn.json(200, body));
        messages(message(Wire.IN, 0, ""));
        comesBack();
        minutes(11);
        chats(11 * 60);
        minutes(11);
        assertThat(keys(world.delivered())).contains("message/" + Wire.IN);
    }

    /** P20: a session that says it is connected and is not answers with the lists of before. */
    @Test
    void shouldFetchWhatCameWhileTheSessionOnlySaidThatItIsConnected() {
        world.online();
        minutes(1);
        world.told(comes("false_" + Wire.ANA + "_3EB0LAST"));
        minutes(25);
        chats(15 * 60);
        messages(message(Wire.IN, 15 * 60, ""));
        comesBack();
        assertThat(keys(world.delivered())).contains("message/" + Wire.IN);
    }

    /** The moment stays where the last message was; that costs a number to which nobody writes no more than before. */
    @Test
    void shouldNotFetchTheSameAgainAndAgainWhileNobodyWrites() {
        world.online();
        minutes(1);
        String id = "false_" + Wire.ANA + "_3EB0LAST";
        world.told(comes(id));
        chats(0);
        messages(message(id, 0, ""));
        minutes(15);
        int delivered = world.delivered().size();
        int calls = world.server.calls("get-messages").size();
        minutes(24 * 60);
        assertThat(world.delivered()).hasSize(delivered);
        assertThat(world.server.calls("get-messages").size() - calls).isLessThanOrEqualTo(24 * 6);
    }

    /** WhatsApp Web gets what came while it was cut off later than what comes now. */
    @Test
    void shouldFetchWhatIsUnreadThoughNewerOnesCameBefore() {
        String before = message("false_" + Wire.ANA + "_3EB0BEFORE", 60, "");
        world.online();
        minutes(20);
        String late = message(Wire.IN, 15 * 60, "");
        world.told(comes("false_" + Wire.ANA + "_3EB0NEW"));
        minutes(11);
        world.server.answering(
                "unread-messages",
                ServerStandIn.json(200, "{'status':'success','response':[" + before + "," + late + "]}"));
        minutes(11);
        assertThat(keys(world.delivered()))
                .contains("message/" + Wire.IN)
                .doesNotContain("message/false_" + Wire.ANA + "_3EB0BEFORE");
    }

    /** Ten minutes away, and something came five minutes ago. */
    private World tenMinutesLater(TestStore[] store) {
        world.online();
        World again = world.afterCrash(kept -> store[0] = new TestStore(kept));
        again.context.clock().advance(Duration.ofMinutes(10));
        world.context.clock().advance(Duration.ofMinutes(10));
        chats(300);
        messages(message(Wire.IN, 300, ""));
        return again;
    }

    /** P20: what is not read yet is not taken for a number that never was online. */
    @Test
    void shouldRepairTheGapThoughTheSessionIsToldToBeUpBeforeTheMemoryWasRead() {
        TestStore[] store = new TestStore[1];
        World again = tenMinutesLater(store);
        store[0].holding();
        again.channel.start();
        again.told(Wire.event("status-find", "'status':'inChat'"));
        again.assertState(ChannelStatus.ONLINE, "ok");
        store[0].release();
        assertThat(keys(again.delivered())).contains("message/" + Wire.IN);
    }

    @Test
    void shouldRepairTheGapThoughTheMemoryCouldNotBeReadAtTheStart() {
        TestStore[] store = new TestStore[1];
        World again = tenMinutesLater(store);
        store[0].away(true);
        again.online();
        store[0].away(false);
        again.later(Duration.ofSeconds(21));
        assertThat(keys(again.delivered())).contains("message/" + Wire.IN);
    }

    /** P20: more than one walk fetches is not forgotten, and the next walk gets further. */
    @Test
    void shouldFetchAllOfAChatInWhichMoreWasWrittenThanOneWalkFetches() {
        world.online();
        World again = world.afterCrash();
        again.context.clock().advance(Duration.ofMinutes(30));
        world.context.clock().advance(Duration.ofMinutes(30));
        chats(60);
        int written = 1_010;
        world.server.answering("get-messages", call -> ServerStandIn.json(200, older(written, call)));

        again.online();
        assertThat(new HashSet<>(keys(again.delivered()))).hasSizeLessThan(written);
        again.later(Duration.ofSeconds(21));

        assertThat(new HashSet<>(keys(again.delivered()))).hasSize(written);
        int calls = world.server.calls("get-messages").size();
        again.later(Duration.ofSeconds(21));
        assertThat(world.server.calls("get-messages")).hasSize(calls);
    }

    /** Fifty messages, the newest that are older than the one asked for: number 1 is the newest. */
    private String older(int written, HttpCall call) {
        Matcher id = Pattern.compile("_3EB0N(\\d+)").matcher(call.uri().toString());
        int from = id.find() ? Integer.parseInt(id.group(1)) + 1 : 1;
        return IntStream.range(from, Math.min(from + 50, written + 1))
                .mapToObj(number -> message("false_" + Wire.ANA + "_3EB0N" + number, 60 + number, ""))
                .collect(Collectors.joining(",", "{'status':'success','response':[", "]}"));
    }

    @Test
    void shouldFindThePhoneBehindAHiddenIdOnce() {
        world.server.answering(
                "contact",
                ServerStandIn.json(
                        200,
                        "{'lid':{'_serialized':'123456789012345@lid'},'phoneNumber':{'_serialized':'" + Wire.ANA
                                + "'}}"));
        world.online();
        world.told(Fixtures.body("onmessage-lid"));
        world.told(Fixtures.body("onmessage-lid"));
        world.later(Duration.ZERO);
        assertThat(world.delivered())
                .singleElement()
                .isInstanceOfSatisfying(
                        ContactChanged.class,
                        change -> assertThat(change.peer().identities())
                                .isEqualTo(IdentitySet.of(
                                        Identity.lid("123456789012345"), Identity.waId("5511988880001"))));
        assertThat(world.server.calls("contact")).hasSize(1);
    }

    @Test
    void shouldTellThePhoneBehindAHiddenIdThoughTheDatabaseWasAwayTheFirstTime() {
        world.server.answering(
                "contact",
                ServerStandIn.json(
                        200,
                        "{'lid':{'_serialized':'123456789012345@lid'},'phoneNumber':{'_serialized':'" + Wire.ANA
                                + "'}}"));
        world.online();
        world.core.away(true);
        world.told(Fixtures.body("onmessage-lid"));
        world.later(Duration.ZERO);
        world.core.away(false);
        world.told(Fixtures.body("onmessage-lid"));
        world.later(Duration.ZERO);
        assertThat(world.delivered()).singleElement().isInstanceOf(ContactChanged.class);
    }

    @Test
    void shouldAnswerQuestionsAboutThePast() throws Exception {
        world.online();
        messages(message(Wire.IN, 300, ""), message(Wire.OUT, 100, ",'ack':2"));
        History history = world.channel.feature(History.class).orElseThrow();
        Instant now = world.context.clock().instant();
        Page<RawDelivery> page = history.before(IdentitySet.of(Identity.waId("5511988880001")), now, null)
                .toCompletableFuture()
                .join();
        assertThat(page.next()).isNull();
        assertThat(((MessageReceived) world.channel.parse(page.items().get(0)).get(0)).origin())
                .isEqualTo(MessageOrigin.HISTORY_OUTBOUND);
        assertThat(((MessageReceived) world.channel.parse(page.items().get(1)).get(0)).origin())
                .isEqualTo(MessageOrigin.HISTORY_INBOUND);
        chats(50);
        assertThat(history.missedSince(now.minusSeconds(200), null)
                        .toCompletableFuture()
                        .join()
                        .items())
                .hasSize(2);
    }

    @Test
    void shouldAskHowFarAMessageGot() {
        world.online();
        StatusQuery query = world.channel.feature(StatusQuery.class).orElseThrow();
        assertThat(query.status(Wire.OUT, IdentitySet.none())
                        .toCompletableFuture()
                        .join())
                .isEmpty();
        world.server.answering(
                "message-by-id",
                ServerStandIn.json(
                        201, "{'status':'Success','response':{'data':{'id':'" + Wire.OUT + "_out','ack':2}}}"));
        Optional<StatusChanged> status =
                query.status(Wire.OUT, IdentitySet.none()).toCompletableFuture().join();
        assertThat(status.orElseThrow().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(status.orElseThrow().providerMessageId()).isEqualTo(Wire.OUT);
    }

    @Test
    void shouldListGroupsAndTheirMembers() {
        world.online();
        world.server.answering(
                "list-chats",
                ServerStandIn.json(200, "[{'id':{'_serialized':'120363000000000001@g.us'},'name':'Bairro'}]"));
        world.server.answering(
                "group-members",
                ServerStandIn.json(
                        200, "{'status':'success','response':[{'id':'" + Wire.ANA + "','pushname':'Ana'}]}"));
        Groups groups = world.channel.feature(Groups.class).orElseThrow();
        assertThat(groups.groups(null).toCompletableFuture().join().items())
                .containsExactly(new Groups.Group("120363000000000001", "Bairro"));
        assertThat(groups.members("120363000000000001").toCompletableFuture().join())
                .singleElement()
                .satisfies(member -> assertThat(member.displayName()).isEqualTo("Ana"));
    }
}
