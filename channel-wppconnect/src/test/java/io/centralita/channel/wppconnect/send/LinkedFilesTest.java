package io.centralita.channel.wppconnect.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a link gives, or why nothing was sent. */
class LinkedFilesTest {
    private static final ChannelCapabilities CAPABILITIES = ChannelCapabilities.builder()
            .sends(ContentType.IMAGE, ContentLimits.media(100, 10, "image/png"))
            .build();

    private final List<HttpCall> asked = new ArrayList<>();
    private final List<MessageContent> sent = new ArrayList<>();
    private Function<HttpCall, CompletableFuture<HttpReply>> host = call -> reply(200, "image/png", "x");
    private final LinkedFiles links = new LinkedFiles(call -> {
        asked.add(call);
        return host.apply(call);
    });

    private static CompletableFuture<HttpReply> reply(int status, String type, String body) {
        return CompletableFuture.completedFuture(
                new HttpReply(status, Map.of("Content-Type", List.of(type)), body.getBytes()));
    }

    private CompletableFuture<SendResult> send() {
        return send(Duration.ofMinutes(1));
    }

    private CompletableFuture<SendResult> send(Duration left) {
        MessageContent picture =
                MessageContent.Media.of(MediaKind.IMAGE, new MediaSource.Link(URI.create("https://a.example/p")));
        return links.sent(picture, CAPABILITIES, left, content -> {
                    sent.add(content);
                    return CompletableFuture.completedFuture(new SendResult.Accepted("id", IdentitySet.none(), false));
                })
                .toCompletableFuture();
    }

    private void assertNothingSent(@Nullable String code, boolean again) {
        assertThat(send().join()).isInstanceOfSatisfying(SendResult.Rejected.class, refused -> {
            assertThat(refused.error().kind()).isEqualTo(ErrorKind.MEDIA);
            assertThat(refused.error().providerCode()).isEqualTo(code);
            assertThat(refused.error().retryable()).isEqualTo(again);
        });
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldFetchNoMoreThanTheTypeMayHave() {
        assertThat(send().join()).isInstanceOf(SendResult.Accepted.class);
        assertThat(asked.get(0).maxReplyBytes()).isEqualTo(100);
        assertThat(asked.get(0).headers()).isEmpty();
    }

    /** Attack case 52: what the guard refuses at the call. */
    @Test
    void shouldSendNothingWhenTheLinkMayNotBeFollowed() {
        host = call -> CompletableFuture.failedFuture(HttpNotSentException.forbidden("not public", null));
        assertNothingSent("blocked_address", false);
    }

    @Test
    void shouldSendNothingWhenTheFileDoesNotCome() {
        host = call -> CompletableFuture.failedFuture(new HttpMaybeSentException("a reply of more than 100", null));
        assertNothingSent(null, false);
        host = call -> CompletableFuture.failedFuture(new HttpNotSentException("refused", null));
        assertNothingSent(null, true);
    }

    @ParameterizedTest
    @CsvSource({
        "302,image/png,x,http_302,false",
        "404,image/png,x,http_404,false",
        "503,image/png,x,http_503,true",
        "200,text/html,x,,false",
        "200,image/png,'',empty,false"
    })
    void shouldSendNothingElseThanWhatWasAskedFor(
            int status, String type, String body, @Nullable String code, boolean again) {
        host = call -> reply(status, type, body);
        assertNothingSent(code, again);
    }

    @Test
    void shouldHoldFewFilesAtATimeAndLetTheOthersWait() {
        List<CompletableFuture<HttpReply>> asking = new ArrayList<>();
        host = call -> {
            asking.add(new CompletableFuture<>());
            return asking.get(asking.size() - 1);
        };
        List<CompletableFuture<SendResult>> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(send(Duration.ofMinutes(1)));
        }
        assertThat(asking).hasSize(4);
        for (int i = 0; i < 7; i++) {
            assertThat(all.get(i)).isNotDone();
            asking.get(i).complete(reply(200, "image/png", "x").join());
            assertThat(all.get(i).join()).isInstanceOf(SendResult.Accepted.class);
        }
        host = call -> reply(200, "image/png", "x");
        assertThat(send().join()).isInstanceOf(SendResult.Accepted.class);
    }

    @Test
    void shouldTryAgainLaterWhatFoundNoPlaceInTime() {
        List<CompletableFuture<HttpReply>> asking = new ArrayList<>();
        host = call -> {
            asking.add(new CompletableFuture<>());
            return asking.get(asking.size() - 1);
        };
        for (int i = 0; i < 4; i++) {
            send();
        }
        assertThat(send(Duration.ofMillis(1)).join())
                .isInstanceOfSatisfying(
                        SendResult.Rejected.class,
                        refused -> assertThat(refused.error().retryable()).isTrue());
        assertThat(sent).isEmpty();
        asking.forEach(one -> one.complete(reply(200, "image/png", "x").join()));
        host = call -> reply(200, "image/png", "x");
        assertThat(send().join()).isInstanceOf(SendResult.Accepted.class);
    }
}
