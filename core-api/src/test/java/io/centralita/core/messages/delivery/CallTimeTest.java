package io.centralita.core.messages.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.StoredMedia;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** A document of 100 MB, which channels declare, has to be uploaded over the line that an office has. */
class CallTimeTest {

    @Test
    void shouldGiveAFileTheTimeThatItsUploadTakes() {
        assertThat(CallTime.of(document(100_000_000))).isEqualTo(Duration.ofSeconds(230));
        assertThat(CallTime.of(document(16_000))).isEqualTo(Duration.ofSeconds(30));
        assertThat(CallTime.of(new MessageContent.Text("oi", false))).isEqualTo(Duration.ofSeconds(30));
    }

    private static MessageContent document(long size) {
        return MessageContent.Media.of(MediaKind.DOCUMENT, new MediaSource.Stored(new Bytes(size)));
    }

    private record Bytes(long size) implements StoredMedia {

        @Override
        public String mimeType() {
            return "application/pdf";
        }

        @Override
        public String filename() {
            return "catalogue.pdf";
        }

        @Override
        public Flow.Publisher<ByteBuffer> open() {
            throw new UnsupportedOperationException();
        }
    }
}
