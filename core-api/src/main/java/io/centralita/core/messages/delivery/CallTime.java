package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.core.channels.UploadTime;
import java.time.Duration;

/** How long a plug-in may take to send: longer when a file goes along, which has to be uploaded in that time. */
final class CallTime {

    private static final Duration WITHOUT_FILE = Duration.ofSeconds(30);

    private CallTime() {}

    static Duration of(MessageContent content) {
        return content instanceof MessageContent.Media media && media.source() instanceof MediaSource.Stored stored
                ? WITHOUT_FILE.plus(UploadTime.of(stored.media().size()))
                : WITHOUT_FILE;
    }
}
