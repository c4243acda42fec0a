package io.centralita.channel.wppconnect.send;

import static io.centralita.channel.testkit.SpiAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.feature.Corrections;
import io.centralita.channel.spi.feature.Corrections.SentMessage;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.BytesMedia;
import io.centralita.channel.testkit.Outbound;
import io.centralita.channel.wppconnect.support.ServerStandIn;
import io.centralita.channel.wppconnect.support.Wire;
import io.centralita.channel.wppconnect.support.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One recipient a call, flags always, and honest answers. */
class SendingTest {
    private final World world = new World().online();

    private Outbound toAna() {
        return world.message().to(Identity.waId("5511988880001"));
    }

    private JsonNode sent(String route, MessageContent content) {
        assertThat(world.send(toAna().with(content))).isAccepted();
        return world.server.last(route);
    }

    private static MessageContent.Media stored(MediaKind kind, String mimeType, @Nullable String caption) {
        byte[] bytes = ("bytes of " + kind).getBytes(StandardCharsets.UTF_8);
        return new MessageContent.Media(
                kind, new MediaSource.Stored(new BytesMedia(bytes, mimeType, "a.bin")), caption, "a.bin", false);
    }

    private static String file(JsonNode body, String field) {
        String url = body.get(field).asText();
        return url.substring(0, url.indexOf(',') + 1)
                + new String(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)), StandardCharsets.UTF_8);
    }

    @Test
    void shouldSendTextToBareDigitsWithAllFlags() {
        JsonNode body = sent("send-message", MessageContent.Text.of("olá"));
        assertThat(body.get("phone").asText()).isEqualTo("5511988880001");
        assertThat(body.get("isGroup").asBoolean()).isFalse();
        assertThat(body.get("isLid").asBoolean()).isFalse();
        assertThat(body.get("message").asText()).isEqualTo("olá");
    }

    @ParameterizedTest
    @CsvSource({
        "LID,12345678901234,12345678901234,true,false",
        "GROUP,120363000000000001,120363000000000001,false,true",
        "PHONE,+55 (11) 98888-0001,5511988880001,false,false"
    })
    void shouldSayWhatKindOfRecipientItIs(
            io.centralita.channel.spi.identity.IdentityKind kind,
            String told,
            String digits,
            boolean lid,
            boolean group) {
        assertThat(world.send(world.message().to(new Identity(kind, told)))).isAccepted();
        JsonNode body = world.server.last("send-message");
        assertThat(body.get("phone").asText()).isEqualTo(digits);
        assertThat(body.get("isLid").asBoolean()).isEqualTo(lid);
        assertThat(body.get("isGroup").asBoolean()).isEqualTo(group);
    }

    @Test
    void shouldPreferThePhoneOfSomeoneKnownByBoth() {
        world.send(world.message().to(Identity.lid("12345678901234"), Identity.waId("5511988880001")));
        assertThat(world.server.last("send-message").get("phone").asText()).isEqualTo("5511988880001");
    }

    @Test
    void shouldAskAboutANumberThatWasOnlyDialledAndOnlyOnce() {
        Outbound dialled = world.message().to(Identity.phone("5511977770002"));
        assertThat(world.send(dialled)).isAccepted();
        assertThat(world.send(dialled.withId("second"))).isAccepted();
        assertThat(world.server.calls("check-number-status")).hasSize(1);
    }

    /** Somebody may have typed it: what the core calls a WhatsApp id proves nothing. */
    @Test
    void shouldAskAboutAnAddressThatItNeverMet() {
        assertThat(world.send(world.message().to(Identity.waId("5511977770404"))))
                .isRejected(ErrorKind.NOT_ON_CHANNEL);
        assertThat(world.server.sends()).isZero();
    }

    @Test
    void shouldNotAskAboutSomebodyWhoWroteOrGotAMessage() {
        world.told(Wire.message("'type':'chat','body':'oi'"));
        world.told(Wire.ack("true_5511977770003@c.us_3EB0C1", 2, ""));
        assertThat(world.send(toAna())).isAccepted();
        assertThat(world.send(world.message().withId("second").to(Identity.waId("5511977770003"))))
                .isAccepted();
        assertThat(world.server.calls("check-number-status")).isEmpty();
    }

    @Test
    void shouldNotSendToANumberThatIsNotOnWhatsApp() {
        assertThat(world.send(world.message().to(Identity.phone("5511977770404"))))
                .isRejected(ErrorKind.NOT_ON_CHANNEL);
        assertThat(world.server.sends()).isZero();
    }

    @Test
    void shouldSendToTheNumberAsWhatsAppHasIt() {
        world.server.answering(
                "check-number-status",
                ServerStandIn.json(
                        200,
                        "{'status':'success','response':{'id':{'_serialized':'551188880001@c.us'},"
                                + "'numberExists':true}}"));
        SendResult result = world.send(world.message().to(Identity.phone("5511988880001")));
        assertThat(world.server.last("send-message").get("phone").asText()).isEqualTo("551188880001");
        assertThat(((SendResult.Accepted) result).learned()).isEqualTo(IdentitySet.of(Identity.waId("551188880001")));
    }

    @Test
    void shouldBeInDoubtWhenTheServerDoubtsTheNumberSinceItSendsAllTheSame() {
        world.server.answering(
                "send-message",
                ServerStandIn.json(400, "{'response':null,'status':'Connected','message':'O número não existe.'}"));
        assertThat(world.send(toAna())).isUnknown();
        assertThat(world.server.sends()).isEqualTo(1);
        world.server.answeringAsUsual("send-message");
        world.send(toAna().withId("later"));
        assertThat(world.server.calls("check-number-status")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "201|{'status':'success','response':[{'id':'" + Wire.OUT + "','ack':-1}]}|TEMPORARY|ack_-1",
                "201|{'status':'success','response':[{'id':'" + Wire.OUT
                        + "','ack':0,'isSendFailure':true}]}|TEMPORARY|ack_-1",
                "201|{'status':'success','response':[false]}|TEMPORARY|false",
                "201|{'status':'success','response':[]}|RECIPIENT_INVALID|empty_response",
                "404|<html>|PROVIDER_DOWN|http_404",
                "400|<html>|CONTENT|http_400",
                "413|<html>|MEDIA|http_413"
            })
    void shouldKnowWhatCertainlyDidNotGoOut(int status, String body, ErrorKind kind, String code) {
        world.server.answering("send-message", ServerStandIn.json(status, body));
        SendResult result = world.send(toAna());
        assertThat(result).isRejected(kind);
        assertThat(((SendResult.Rejected) result).error().providerCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|{'status':'Error','message':'Erro ao enviar a mensagem.','error':{'level':'error'}}",
                "502|<html>",
                "404|{'response':null,'status':'Disconnected','message':'x'}",
                "201|<html>",
                "201|{'status':'success','response':['5511988880001']}"
            })
    void shouldNotKnowOtherwise(int status, String body) {
        world.server.answering("send-message", ServerStandIn.json(status, body));
        assertThat(world.send(toAna())).isUnknown();
    }

    @Test
    void shouldHoldItsQueueWhenTheSessionIsDown() {
        world.server.answering(
                "send-message", ServerStandIn.json(404, "{'response':null,'status':'Disconnected','message':'x'}"));
        world.send(toAna());
        world.assertState(ChannelStatus.CONNECTING, "session_closed");
    }

    @Test
    void shouldRenewARefusedTokenOnceAndThenSend() {
        world.server.forgetTokens();
        assertThat(world.send(toAna())).isAccepted();
        assertThat(world.server.tokensMade()).isEqualTo(2);
    }

    @Test
    void shouldStreamFilesAsDataUrls() {
        JsonNode image = sent("send-image", stored(MediaKind.IMAGE, "image/jpeg", "look"));
        assertThat(file(image, "base64")).isEqualTo("data:image/jpeg;base64,bytes of IMAGE");
        assertThat(image.get("caption").asText()).isEqualTo("look");
        JsonNode document = sent("send-file", stored(MediaKind.DOCUMENT, "application/pdf", null));
        assertThat(document.get("filename").asText()).isEqualTo("a.bin");
        assertThat(document.get("options").get("type").asText()).isEqualTo("document");
        assertThat(file(
                        sent("send-voice-base64", stored(MediaKind.VOICE, "audio/ogg; codecs=opus", null)),
                        "base64Ptt"))
                .isEqualTo("data:audio/ogg;base64,bytes of VOICE");
        assertThat(file(sent("send-sticker", stored(MediaKind.STICKER, "image/webp", null)), "path"))
                .isEqualTo("data:image/webp;base64,bytes of STICKER");
    }

    /** Attack cases 51 and 52: the server would fetch any address, its own among them. */
    @Test
    void shouldGiveTheServerTheBytesOfALinkAndNeverTheAddress() {
        URI web = URI.create("https://media.example/a.png");
        for (MediaKind kind : MediaKind.values()) {
            String route = world.send(toAna().withId("link-" + kind)
                            .with(MessageContent.Media.of(kind, new MediaSource.Link(web))))
                    .toString();
            assertThat(route).contains("Accepted");
        }
        assertThat(file(world.server.last("send-image"), "base64")).isEqualTo("data:image/jpeg;base64,linked");
        assertThat(file(world.server.last("send-voice-base64"), "base64Ptt")).isEqualTo("data:audio/ogg;base64,linked");
        assertThat(file(world.server.last("send-sticker"), "path")).isEqualTo("data:image/webp;base64,linked");
        assertThat(world.server.received().stream()
                        .map(call -> new String(ServerStandIn.body(call), StandardCharsets.UTF_8)))
                .noneMatch(body -> body.contains("media.example"));
        URI local = URI.create("file:///etc/passwd");
        assertThat(world.send(toAna().with(MessageContent.Media.of(MediaKind.IMAGE, new MediaSource.Link(local)))))
                .isRejected(ErrorKind.MEDIA);
    }

    @Test
    void shouldSendMenusAndButtonsAsMenus() {
        InteractiveAction menu = new InteractiveAction.ListMenu(
                "Open",
                List.of(new InteractiveAction.Section("S", List.of(new InteractiveAction.Row("a", "A", "first")))));
        JsonNode list = sent("send-list-message", new MessageContent.Interactive("Which?", "H", "F", menu));
        assertThat(list.get("description").asText()).isEqualTo("H\n\nWhich?\n\nF");
        assertThat(list.at("/sections/0/rows/0/rowId").asText()).isEqualTo("a");
        InteractiveAction buttons =
                new InteractiveAction.ReplyButtons(List.of(new InteractiveAction.Button("yes", "Yes")));
        JsonNode asMenu = sent("send-list-message", new MessageContent.Interactive("Ok?", null, null, buttons));
        assertThat(asMenu.at("/sections/0/rows/0/rowId").asText()).isEqualTo("yes");
        InteractiveAction link = new InteractiveAction.LinkButton("Shop", URI.create("https://shop.example"));
        assertThat(sent("send-message", new MessageContent.Interactive("See", null, null, link))
                        .get("message")
                        .asText())
                .isEqualTo("See\n\nShop: https://shop.example");
        assertThat(sent(
                                "send-message",
                                new MessageContent.Interactive(
                                        "Where?", null, null, new InteractiveAction.LocationRequest()))
                        .get("message")
                        .asText())
                .isEqualTo("Where?");
        assertThat(world.send(toAna().with(new MessageContent.Interactive(
                        "This one?", null, null, new InteractiveAction.Product("77", "sku-1")))))
                .isRejected(ErrorKind.UNSUPPORTED);
    }

    @Test
    void shouldSendPollsPlacesCardsAndReactions() {
        JsonNode poll = sent("send-poll-message", new MessageContent.Poll("Q", List.of("A", "B"), 1));
        assertThat(poll.at("/options/selectableCount").asInt()).isEqualTo(1);
        JsonNode place = sent("send-location", new MessageContent.Location(-23.5, -46.6, "Sé", "SP", null));
        assertThat(place.get("title").asText()).isEqualTo("Sé");
        ContactCard card = new ContactCard(
                "Bruno",
                null,
                null,
                List.of(new ContactCard.Phone("+55 11 97777-0002", null, null)),
                List.of(),
                null,
                null);
        JsonNode shared = sent("contact-vcard", new MessageContent.Contacts(List.of(card), false));
        assertThat(shared.get("contactsId").get(0).asText()).isEqualTo("5511977770002");
        assertThat(sent("react-message", new MessageContent.Reaction(Wire.IN, "👍"))
                        .get("msgId")
                        .asText())
                .isEqualTo(Wire.IN);
        assertThat(sent("react-message", new MessageContent.Reaction(Wire.IN, ""))
                        .get("reaction")
                        .isBoolean())
                .isTrue();
    }

    @Test
    void shouldNotShareAContactWithAHiddenIdThatTheRouteWouldMistake() {
        ContactCard card = new ContactCard(
                "B", null, null, List.of(new ContactCard.Phone("5511977770002", null, null)), List.of(), null, null);
        assertThat(world.send(world.message()
                        .to(Identity.lid("12345678901234"))
                        .with(new MessageContent.Contacts(List.of(card), false))))
                .isRejected(ErrorKind.RECIPIENT_INVALID);
        assertThat(world.server.sends()).isZero();
    }

    @Test
    void shouldQuoteByTheIdAsTheServerKnowsIt() {
        SendResult first = world.send(toAna());
        String ours = ((SendResult.Accepted) first).providerMessageId();
        assertThat(ours).doesNotEndWith("_out");
        world.send(toAna().withId("second").replyingTo(ours));
        assertThat(world.server.last("send-reply").get("messageId").asText()).isEqualTo(ours + "_out");
        world.send(toAna().withId("third").replyingTo(Wire.IN));
        assertThat(world.server.last("send-reply").get("messageId").asText()).isEqualTo(Wire.IN);
    }

    @Test
    void shouldNotQuoteWhereTheServerHasNoPlaceForIt() {
        assertThat(world.send(toAna().with(MessageContent.Location.of(1, 2)).replyingTo(Wire.IN)))
                .isRejected(ErrorKind.UNSUPPORTED);
        assertThat(world.send(
                        toAna().with(new MessageContent.Reaction(Wire.IN, "👍")).replyingTo(Wire.IN)))
                .isRejected(ErrorKind.UNSUPPORTED);
        assertThat(world.server.sends()).isZero();
    }

    @Test
    void shouldAskForTheIdItHasForgotten() {
        HttpReply found = ServerStandIn.json(
                201, "{'status':'Success','response':{'data':{'id':'" + Wire.OUT + "_out','ack':2}}}");
        world.server.answering(
                "message-by-id",
                call -> call.uri().getPath().endsWith("_out") ? found : ServerStandIn.json(400, "{'status':'Error'}"));
        world.send(toAna().replyingTo(Wire.OUT));
        assertThat(world.server.last("send-reply").get("messageId").asText()).isEqualTo(Wire.OUT + "_out");
    }

    @Test
    void shouldEditAndDelete() {
        String ours = ((SendResult.Accepted) world.send(toAna())).providerMessageId();
        SentMessage target = new SentMessage(
                ours,
                IdentitySet.of(Identity.waId("5511988880001")),
                world.context.clock().instant().plusSeconds(10));
        Corrections corrections = world.channel.feature(Corrections.class).orElseThrow();
        assertThat(corrections.edit(target, "better").toCompletableFuture().join())
                .isAccepted();
        assertThat(world.server.last("edit-message").get("id").asText()).isEqualTo(ours + "_out");
        assertThat(corrections.revoke(target).toCompletableFuture().join()).isAccepted();
        assertThat(world.server.last("delete-message").get("onlyLocal").asBoolean())
                .isFalse();
    }

    @Test
    void shouldShowThatItReadAndTypesUnlessThatReachedAStranger() {
        assertThat(read(Identity.waId("5511988880001"))).isAccepted();
        assertThat(world.server.calls("typing")).hasSize(1);
        assertThat(read(Identity.lid("12345678901234"))).isAccepted();
        assertThat(world.server.last("send-seen").get("isLid").asBoolean()).isTrue();
        assertThat(world.server.calls("typing")).hasSize(1);
    }

    private SendResult read(Identity sender) {
        return world.channel
                .markRead(new ReadReceipt(
                        Wire.IN,
                        IdentitySet.of(sender),
                        true,
                        world.context.clock().instant().plusSeconds(10)))
                .toCompletableFuture()
                .join();
    }
}
