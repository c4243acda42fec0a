package io.centralita.core.media;

import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import java.util.List;

/**
 * A medium with those who may see it.
 *
 * @param audiences of the conversations that show it
 */
public record SharedMedium(Medium medium, List<Audience> audiences) {

    /** Whoever uploaded it, sees all conversations, or sees one that shows it. */
    public boolean visibleTo(Caller caller) {
        var uploader = medium.uploader();
        return caller.may(Permission.CONVERSATIONS_READ_ALL)
                || (uploader != null && caller.principal().equals(uploader.id()))
                || audiences.stream().anyMatch(audience -> caller.sees(audience.assigneeId(), audience.teamId()));
    }
}
