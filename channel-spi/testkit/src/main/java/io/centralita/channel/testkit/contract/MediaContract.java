package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.testkit.ReadBytes;
import io.centralita.channel.testkit.SampleContents;
import io.centralita.channel.testkit.SlowMedia;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Where the bytes of received media are. */
public interface MediaContract extends ContractSubject {

    @Test
    default void shouldSayWhereReceivedMediaAre(ContractSession session) {
        session.online();
        for (MediaReference reference : receivedMedia(session)) {
            ResolvedMedia found = session.await(session.adapter().resolveMedia(reference));
            if (found instanceof ResolvedMedia.Remote remote) {
                assertThat(remote.uri().isAbsolute()).as("absolute address").isTrue();
            }
            if (found instanceof ResolvedMedia.Stream stream) {
                assertThat(session.await(ReadBytes.of(stream.bytes()))).isNotEmpty();
            }
            assertThat(found).isNotNull();
        }
    }

    @Test
    default void shouldSayThatMediaAreGone(ContractSession session) {
        assertThat(failure(session, ProviderMood.REFUSES).error().providerCode())
                .as("the provider's code")
                .isNotNull();
    }

    @Test
    default void shouldSayThatMediaMayBeHadLater(ContractSession session) {
        assertThat(failure(session, ProviderMood.UNREACHABLE).error().retryable())
                .as("retryable")
                .isTrue();
    }

    @Test
    default void shouldNotHoldTheCallerWhileMediaAreSlow(ContractSession session) {
        session.online();
        MediaReference medium = receivedMedia(session).get(0);
        session.provider(ProviderMood.HANGS);
        CompletionStage<ResolvedMedia> slow =
                session.calledApart(() -> session.adapter().resolveMedia(medium));
        if (!slow.toCompletableFuture().isDone()) {
            session.provider().release();
            assertThat(session.awaitFailure(slow))
                    .isInstanceOfSatisfying(
                            MediaException.class,
                            failure -> assertThat(failure.error().retryable())
                                    .as("retryable")
                                    .isTrue());
        }
    }

    @Test
    default void shouldNotHoldTheCallerWhileFilesToSendAreSlow(ContractSession session) {
        session.online();
        ContentType type = Arrays.stream(ContentType.values())
                .filter(ContentType::isMedia)
                .filter(session.adapter().capabilities()::sends)
                .findFirst()
                .orElse(ContentType.TEXT);
        assumeTrue(type.isMedia(), "it sends no media");
        MediaKind kind = MediaKind.valueOf(type.name());
        ContentLimits limits = session.adapter().capabilities().limits(type).orElseThrow();
        SlowMedia slow = new SlowMedia(SampleContents.media(kind, limits));
        CompletionStage<SendResult> sent = session.calledApart(() -> session.adapter()
                .send(session.message().with(SampleContents.stored(kind, slow)).build()));
        slow.release();
        assertThat(session.await(sent)).as("the answer once the bytes came").isNotNull();
    }

    private static MediaException failure(ContractSession session, ProviderMood mood) {
        session.online();
        List<MediaReference> media = receivedMedia(session);
        session.provider(mood);
        Throwable failure = session.awaitFailure(session.adapter().resolveMedia(media.get(0)));
        assertThat(failure).isInstanceOf(MediaException.class);
        return (MediaException) failure;
    }

    private static List<MediaReference> receivedMedia(ContractSession session) {
        List<MediaReference> media = session.sampleEvents().stream()
                .map(MediaContract::medium)
                .flatMap(Optional::stream)
                .toList();
        assumeFalse(media.isEmpty(), "no sample brings a medium");
        return media;
    }

    private static Optional<MediaReference> medium(InboundEvent event) {
        return event instanceof MessageReceived message
                        && message.content() instanceof MessageContent.Media medium
                        && medium.source() instanceof MediaReference reference
                ? Optional.of(reference)
                : Optional.empty();
    }
}
