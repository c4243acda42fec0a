package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.StoredMedia;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Media of the platform's store in what is sent: from their ids to their bytes. */
@ApplicationScoped
class Attachments {

    private final MediaFiles files;

    Attachments(MediaFiles files) {
        this.files = files;
    }

    /** The id of the stored medium that a content names, if it names one. */
    static Optional<MediaId> named(MessageContent content) {
        return content instanceof MessageContent.Media media
                        && media.source() instanceof MediaSource.Stored stored
                        && stored.media() instanceof StoredMediaRef ref
                ? Optional.of(ref.id())
                : Optional.empty();
    }

    Future<Map<MediaId, SharedMedium>> load(
            SqlConnection connection, WorkspaceId workspace, Collection<MessageContent> contents) {
        var ids = contents.stream().flatMap(content -> named(content).stream()).toList();
        return files.among(connection, workspace, ids);
    }

    /**
     * What is sent in the place of the reference; the command's JSON tells of it what readers want to know.
     *
     * @throws ProblemException NOT_FOUND when the caller may not see it, MEDIA_UNAVAILABLE while it is pending, CONFLICT when
     *     it failed, MEDIUM_TOO_LARGE or MEDIUM_TYPE_NOT_SUPPORTED when the channel does not take it
     */
    MessageContent attach(SendCommand command, SharedMedium shared, Optional<ContentLimits> limits) {
        if (!shared.visibleTo(command.caller())) {
            throw ProblemException.notFound();
        }
        var bytes = files.stored(command.caller().workspace(), shared.medium());
        limits.ifPresent(known -> ContentRules.medium(bytes, command.content(), known));
        var media = with((MessageContent.Media) command.content(), bytes);
        command.json().put("mime_type", bytes.mimeType()).put("size", bytes.size());
        if (media.filename() != null) {
            command.json().put("filename", media.filename());
        }
        return media;
    }

    Future<Void> link(SqlConnection connection, WorkspaceId workspace, List<MediaLink> links) {
        return files.link(connection, workspace, links);
    }

    /** The same for a message read back from the timeline, which was allowed when it was queued. */
    MessageContent restore(WorkspaceId workspace, MessageContent content, Map<MediaId, SharedMedium> known) {
        return named(content)
                .map(known::get)
                .<MessageContent>map(
                        shared -> with((MessageContent.Media) content, files.stored(workspace, shared.medium())))
                .orElse(content);
    }

    private static MessageContent.Media with(MessageContent.Media media, StoredMedia bytes) {
        var filename = media.filename() == null ? bytes.filename() : media.filename();
        return new MessageContent.Media(
                media.kind(), new MediaSource.Stored(bytes), media.caption(), filename, media.animated());
    }
}
