package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.core.contacts.PeerAddress;
import io.centralita.core.kernel.db.HotDatabase;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Whom a conversation is with, as plug-ins are told it. */
@ApplicationScoped
public class Recipients {

    private final HotDatabase database;
    private final SendStore sends;

    Recipients(HotDatabase database, SendStore sends) {
        this.database = database;
        this.sends = sends;
    }

    public Uni<IdentitySet> of(WorkspaceId workspace, ConversationId conversation) {
        return Uni.createFrom()
                .completionStage(() -> database.inWorkspace(
                                workspace, connection -> sends.addresses(connection, workspace, Set.of(conversation)))
                        .toCompletionStage())
                .map(known -> PeerAddress.identities(known.getOrDefault(conversation, List.of())));
    }
}
