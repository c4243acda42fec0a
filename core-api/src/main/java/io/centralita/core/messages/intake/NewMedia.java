package io.centralita.core.messages.intake;

import io.centralita.channel.spi.content.MediaReference;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.MediaId;
import org.jspecify.annotations.Nullable;

/** A medium to be fetched; the walk only notes it. */
record NewMedia(
        MediaId id,
        ChannelId channel,
        MediaReference reference,
        @Nullable String filename) {}
