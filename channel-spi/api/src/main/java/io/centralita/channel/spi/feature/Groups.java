package io.centralita.channel.spi.feature;

import io.centralita.channel.spi.identity.Peer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Groups this number is in. */
public interface Groups {

    CompletionStage<Page<Group>> groups(@Nullable String cursor);

    CompletionStage<List<Peer>> members(String groupId);

    /** A group. */
    record Group(String id, @Nullable String subject) {}
}
