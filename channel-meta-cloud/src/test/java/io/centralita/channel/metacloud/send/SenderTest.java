package io.centralita.channel.metacloud.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.MetaCloudChannelFactory;
import io.centralita.channel.metacloud.support.Calls;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.metacloud.support.GraphStandIn;
import io.centralita.channel.metacloud.support.Settings;
import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.spi.outbound.SendResult.Accepted;
import io.centralita.channel.spi.outbound.SendResult.Rejected;
import io.centralita.channel.spi.outbound.SendResult.Throttled;
import io.centralita.channel.spi.outbound.SendResult.Unknown;
import io.centralita.channel.testkit.BytesMedia;
import io.centralita.channel.testkit.Outbound;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.testkit.context.TestChannelContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A send is one call, and its result is honest. */
class SenderTest {
    private final GraphStandIn graph = new GraphStandIn();
    private final TestChannelContext world = TestChannelContext.with(graph);
    private final ChannelAdapter channel = new MetaCloudChannelFactory().create(Settings.good(), world);

    private Outbound message() {
        return Outbound.anOutbound(world.clock()).withId("msg_1");
    }

    private SendResult send(Outbound message) {
        return channel.send(message.build()).toCompletableFuture().join();
    }

    private static MessageContent stored(MediaKind kind, int size, String mimeType) {
        return MessageContent.Media.of(kind, new MediaSource.Stored(new BytesMedia(new byte[size], mimeType, "f")));
    }

    @Test
    void shouldNotAnswerWithAReaction() {
        MessageContent reaction = new MessageContent.Reaction("wamid.T", "👍");

        assertRejected(send(message().with(reaction).replyingTo("wamid.T")), ErrorKind.UNSUPPORTED);
        assertThat(send(message().with(reaction))).isInstanceOf(Accepted.class);
    }

    private static void assertRejected(SendResult result, ErrorKind kind) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.error().kind()).isEqualTo(kind));
    }

    @Test
    void shouldPostToTheNumberWithTheToken() {
        assertThat(send(message())).isInstanceOf(Accepted.class);
        HttpCall call = graph.lastCall().orElseThrow();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("https://graph.facebook.com/v25.0/310000000000001/messages");
        assertThat(call.headers()).containsEntry("Authorization", "Bearer " + Settings.TOKEN);
        assertThat(call.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(SendSchema.faults(GraphStandIn.body(call))).isEmpty();
    }

    @Test
    void shouldUploadAStoredFileFirstAndSendItByItsId() {
        MessageContent image = stored(MediaKind.IMAGE, 10, "image/jpeg");
        assertThat(send(message().with(image))).isInstanceOf(Accepted.class);
        assertThat(graph.received())
                .extracting(call -> call.uri().getPath())
                .containsExactly("/v25.0/310000000000001/media", "/v25.0/310000000000001/messages");
        assertThat(graph.sentBodies().get(0)).contains("\"image\":{\"id\":\"990000000000001\"}");
    }

    @Test
    void shouldSendNothingWhenTheUploadFails() {
        MessageContent image = stored(MediaKind.IMAGE, 10, "image/jpeg");
        graph.answering(GraphStandIn.error(400, 131053));
        assertRejected(send(message().with(image)), ErrorKind.MEDIA);
        graph.answering(GraphStandIn.error(400, 80007));
        assertThat(send(message().with(image))).isInstanceOf(Throttled.class);
        graph.answering(GraphStandIn.json(500, "<html>"));
        assertRejected(send(message().with(image)), ErrorKind.TEMPORARY);
        graph.answering(GraphStandIn.json(200, "{}"));
        assertRejected(send(message().with(image)), ErrorKind.TEMPORARY);
        graph.mood(ProviderMood.SILENT);
        assertRejected(send(message().with(image)), ErrorKind.TEMPORARY);
        graph.mood(ProviderMood.UNREACHABLE);
        assertRejected(send(message().with(image)), ErrorKind.PROVIDER_DOWN);
        assertThat(graph.sends()).isZero();
    }

    static Stream<MessageContent> tooMuch() {
        return Stream.of(
                MessageContent.Text.of("x".repeat(4097)),
                MessageContent.Text.of(" "),
                captioned(MediaKind.IMAGE, "x".repeat(1025)),
                captioned(MediaKind.VOICE, "voices have no words under them"),
                stored(MediaKind.IMAGE, 5 * 1024 * 1024 + 1, "image/jpeg"),
                stored(MediaKind.IMAGE, 10, "image/tiff"),
                stored(MediaKind.VOICE, 10, "audio/mpeg"),
                new MessageContent.Contacts(List.of(), false),
                new MessageContent.Poll("?", List.of("a", "b"), 1),
                interactive("x".repeat(1025), buttons("a")),
                interactive("body", buttons("a", "b", "c", "d")),
                interactive("body", buttons("a title of more than twenty characters")),
                interactive("body", new InteractiveAction.ListMenu("Open", List.of())),
                interactive(
                        "body",
                        new InteractiveAction.ListMenu(
                                "Open",
                                List.of(new InteractiveAction.Section(
                                        null, List.of(new InteractiveAction.Row("1", "x".repeat(25), null)))))));
    }

    private static MessageContent captioned(MediaKind kind, String caption) {
        return new MessageContent.Media(kind, new MediaSource.ProviderId("1"), caption, null, false);
    }

    private static MessageContent interactive(String body, InteractiveAction action) {
        return new MessageContent.Interactive(body, null, null, action);
    }

    private static InteractiveAction buttons(String... titles) {
        return new InteractiveAction.ReplyButtons(Stream.of(titles)
                .map(title -> new InteractiveAction.Button("id", title))
                .toList());
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void shouldRefuseWhatMetaWouldRefuseWithoutACall(MessageContent content) {
        assertThat(send(message().with(content)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.error().retryable()).isFalse());
        assertThat(graph.calls()).isZero();
    }

    @Test
    void shouldRefuseARecipientItCannotName() {
        assertRejected(send(message().to(Identity.username("ana"))), ErrorKind.RECIPIENT_INVALID);
        assertThat(graph.calls()).isZero();
    }

    @Test
    void shouldSendForLanesWhoseFencesAreNotComparable() {
        assertThat(send(message().underFence(7))).isInstanceOf(Accepted.class);
        assertThat(send(message().underFence(6))).isInstanceOf(Accepted.class);
        assertThat(graph.sends()).isEqualTo(2);
    }

    @Test
    void shouldKeepADoubtfulSendAsEvidenceUntilAStatusSettlesIt() {
        graph.mood(ProviderMood.SILENT);
        assertThat(send(message().withId("crm-msg-1001"))).isInstanceOf(Unknown.class);
        assertThat(channel.health().oldestUnacknowledged())
                .isEqualTo(world.clock().instant());
        channel.receive(Calls.signed(Fixtures.body("status-sent")));
        assertThat(channel.health().oldestUnacknowledged()).isNull();
        assertThat(channel.health().lastAcknowledgement())
                .isEqualTo(world.clock().instant());
    }

    @Test
    void shouldWaitForAStatusOfWhatWasAccepted() {
        assertThat(send(message().withId("crm-msg-1001"))).isInstanceOf(Accepted.class);
        assertThat(channel.health().lastAcknowledgement()).isNull();
        assertThat(channel.health().oldestUnacknowledged())
                .isEqualTo(world.clock().instant());
        channel.receive(Calls.signed(Fixtures.body("status-sent")));
        assertThat(channel.health().oldestUnacknowledged()).isNull();
        assertThat(channel.health().lastAcknowledgement()).isNotNull();
    }

    @Test
    void shouldWaitForNothingThatCertainlyFailed() {
        graph.answering(GraphStandIn.error(400, 131026));
        send(message());
        graph.answering(GraphStandIn.error(429, 130429));
        send(message().withId("throttled"));
        assertThat(channel.health().oldestUnacknowledged()).isNull();
        assertThat(channel.health().lastAcknowledgement()).isNull();
    }

    @Test
    void shouldForgetALostSendOnceLaterOnesAreAcknowledged() {
        send(message().withId("lost"));
        Instant lost = world.clock().instant();
        world.clock().advance(Duration.ofMinutes(30));
        send(message().withId("crm-msg-1001"));
        world.clock().advance(Duration.ofMinutes(31));
        assertThat(channel.health().oldestUnacknowledged()).isEqualTo(lost);
        channel.receive(Calls.signed(Fixtures.body("status-sent")));
        assertThat(channel.health().oldestUnacknowledged()).isNull();
    }

    @Test
    void shouldForgetEvenWithoutAcknowledgementsInTheEnd() {
        send(message().withId("lost"));
        world.clock().advance(Duration.ofHours(25));
        assertThat(channel.health().oldestUnacknowledged()).isNull();
    }

    @Test
    void shouldMarkReadWithTyping() {
        ReadReceipt receipt = new ReadReceipt(
                "wamid.IN",
                message().build().recipient(),
                true,
                world.clock().instant().plusSeconds(10));
        assertThat(channel.markRead(receipt).toCompletableFuture().join()).isInstanceOf(Accepted.class);
        assertThat(GraphStandIn.body(graph.lastCall().orElseThrow())).contains("typing_indicator", "wamid.IN");
        graph.answering(GraphStandIn.error(400, 131009));
        assertRejected(channel.markRead(receipt).toCompletableFuture().join(), ErrorKind.CONTENT);
    }
}
