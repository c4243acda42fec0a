package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.core.channels.UploadTime;
import java.time.Duration;

/** How long a plug-in may take to send: longer when files go along, which have to be uploaded in that time. */
final class CallTime {

    private static final Duration WITHOUT_FILE = Duration.ofSeconds(30);

    private CallTime() {}

    static Duration of(MessageContent content) {
        var bytes =
                CarriedFiles.of(content).stream().mapToLong(StoredMedia::size).sum();
        return WITHOUT_FILE.plus(UploadTime.of(bytes));
    }
}
