package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.core.kernel.ids.MediaId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.media.MediaFiles;
import io.centralita.core.media.MediaLink;
import io.centralita.core.media.SharedMedium;
import io.centralita.core.messages.SendCommand;
import io.centralita.core.messages.StoredMediaRef;
import io.centralita.core.messages.options.ContentRules;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Media of the platform's store in what is sent: from their ids to their bytes. */
@ApplicationScoped
class Attachments {

    private final MediaFiles files;

    Attachments(MediaFiles files) {
        this.files = files;
    }

    /** The ids of the stored media that a content names. */
    static Set<MediaId> named(MessageContent content) {
        var ids = new LinkedHashSet<MediaId>();
        for (var file : CarriedFiles.of(content)) {
            if (file instanceof StoredMediaRef ref) {
                ids.add(ref.id());
            }
        }
        return ids;
    }

    Future<Map<MediaId, SharedMedium>> load(
            SqlConnection connection, WorkspaceId workspace, Collection<MessageContent> contents) {
        var ids = contents.stream()
                .flatMap(content -> named(content).stream())
                .distinct()
                .toList();
        return files.among(connection, workspace, ids);
    }

    /**
     * What is sent in the place of references; the command's JSON tells of a message's own file what readers want to know.
     *
     * @throws ProblemException NOT_FOUND when the caller may not see one, MEDIA_UNAVAILABLE while it is pending, CONFLICT when
     *     it failed, MEDIUM_TOO_LARGE or MEDIUM_TYPE_NOT_SUPPORTED when the channel does not take it
     */
    MessageContent attach(
            SendCommand command, Map<MediaId, SharedMedium> known, Optional<ChannelCapabilities> capabilities) {
        var content = CarriedFiles.replaced(command.content(), (kind, file, at) -> {
            var shared = file instanceof StoredMediaRef ref ? known.get(ref.id()) : null;
            if (shared == null || !shared.visibleTo(command.caller())) {
                throw ProblemException.notFound();
            }
            var bytes = files.stored(command.caller().workspace(), shared.medium());
            capabilities
                    .flatMap(told -> told.limits(kind.type()))
                    .ifPresent(limits -> ContentRules.medium(bytes, command.content(), at, limits));
            return bytes;
        });
        if (content instanceof MessageContent.Media media && media.source() instanceof MediaSource.Stored stored) {
            command.json()
                    .put("mime_type", stored.media().mimeType())
                    .put("size", stored.media().size());
            if (media.filename() != null) {
                command.json().put("filename", media.filename());
            }
        }
        return content;
    }

    Future<Void> link(SqlConnection connection, WorkspaceId workspace, List<MediaLink> links) {
        return files.link(connection, workspace, links);
    }

    /** The same for a message read back from the timeline, which was allowed when it was queued. */
    MessageContent restore(WorkspaceId workspace, MessageContent content, Map<MediaId, SharedMedium> known) {
        return CarriedFiles.replaced(content, (kind, file, at) -> {
            var shared = file instanceof StoredMediaRef ref ? known.get(ref.id()) : null;
            return shared == null ? file : files.stored(workspace, shared.medium());
        });
    }
}
