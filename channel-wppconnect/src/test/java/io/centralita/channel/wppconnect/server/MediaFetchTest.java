package io.centralita.channel.wppconnect.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendError;
import io.centralita.channel.testkit.ReadBytes;
import io.centralita.channel.wppconnect.support.ServerStandIn;
import io.centralita.channel.wppconnect.support.Wire;
import io.centralita.channel.wppconnect.support.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of a medium, by the id of its message. */
class MediaFetchTest {
    private final World world = new World().online();

    private CompletableFuture<ResolvedMedia> fetch(@Nullable Long size) {
        return world.channel
                .resolveMedia(new MediaReference(Wire.IN, null, "audio/ogg; codecs=opus", null, size))
                .toCompletableFuture();
    }

    private SendError refusal(HttpReply reply) {
        world.server.answering("get-media-by-message", reply);
        Throwable failure = catchThrowable(() -> fetch(null).join());
        return ((MediaException) Objects.requireNonNull(failure.getCause())).error();
    }

    @Test
    void shouldReadTheBytesWhateverElseIsTold() {
        String bytes = Base64.getEncoder().encodeToString("the whole of it".getBytes(StandardCharsets.UTF_8));
        world.server.answering(
                "get-media-by-message",
                ServerStandIn.json(
                        200,
                        "{'session':'loja1','nested':{'base64':'AA=='},'base64':'" + bytes
                                + "','mimetype':'audio/ogg'}"));
        ResolvedMedia.Stream found = (ResolvedMedia.Stream) fetch(4711L).join();
        assertThat(ReadBytes.of(found.bytes()).join()).asString().isEqualTo("the whole of it");
        assertThat(found.mimeType()).isEqualTo("audio/ogg; codecs=opus");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{'message':'Message not found'}|MEDIA|false",
                "404|{'response':null,'status':'Disconnected'}|TEMPORARY|true",
                "500|{'message':'Error'}|TEMPORARY|true",
                "200|<html>|TEMPORARY|true",
                "200|{'base64':'','mimetype':'image/png'}|TEMPORARY|true",
                "200|{'base64':'not base64 !'}|TEMPORARY|true",
                "200|{'mimetype':'image/png'}|TEMPORARY|true",
                "200|{'mimetype':'image/png'|TEMPORARY|true",
                "200|''|TEMPORARY|true"
            })
    void shouldSayWhetherTryingAgainHelps(int status, String body, ErrorKind kind, boolean again) {
        SendError error = refusal(ServerStandIn.json(status, body));
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.retryable()).isEqualTo(again);
    }

    @Test
    void shouldRenewATokenThatIsRefused() {
        world.server.forgetTokens();

        ResolvedMedia.Stream found = (ResolvedMedia.Stream) fetch(null).join();

        assertThat(ReadBytes.of(found.bytes()).join()).asString().isEqualTo("bytes");
        assertThat(world.server.calls("get-media-by-message")).hasSize(2);
    }

    @Test
    void shouldNotEvenAskForAFileThatIsTooLarge() {
        assertThat(fetch(101L * 1024 * 1024)).isCompletedExceptionally();
        assertThat(world.server.calls("get-media-by-message")).isEmpty();
    }
}
