package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import java.time.Duration;

/** How long a plug-in may take to send: longer when a file goes along, which has to be uploaded in that time. */
final class CallTime {

    private static final Duration WITHOUT_FILE = Duration.ofSeconds(30);
    /** Of a line of 4 Mbit/s. */
    private static final long BYTES_A_SECOND = 500_000;

    private CallTime() {}

    static Duration of(MessageContent content) {
        return content instanceof MessageContent.Media media && media.source() instanceof MediaSource.Stored stored
                ? WITHOUT_FILE.plusSeconds(stored.media().size() / BYTES_A_SECOND)
                : WITHOUT_FILE;
    }
}
