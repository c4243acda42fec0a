package io.centralita.core.messages.intake;

import io.centralita.channel.spi.content.MediaReference;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.MessageId;
import org.jspecify.annotations.Nullable;

/** A medium to be fetched, and the message that shows it; the walk only notes it. */
record NewMedia(
        MediaId id,
        ChannelId channel,
        MediaReference reference,
        @Nullable String filename,
        MessageId message,
        ConversationId conversation) {}
