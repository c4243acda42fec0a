package io.centralita.core.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.kernel.ids.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** {@code media.stored} and {@code media.failed}: {@code {"media":{…},"message_ids":[…]}}, one for each conversation that shows it. */
@ApplicationScoped
public class MediaFacts {

    private final ObjectWriter views;

    MediaFacts(ObjectMapper json) {
        this.views = json.writerFor(MediaView.class);
    }

    public String view(Medium medium) {
        try {
            return views.writeValueAsString(MediaView.of(medium));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Of its state now; told to the workspace when no conversation shows it. */
    public List<FactDraft> told(SharedMedium shared, Actor actor, Instant now) {
        var medium = shared.medium();
        var audiences = shared.audiences().isEmpty() ? List.of(Audience.WORKSPACE) : shared.audiences();
        var type = "media." + medium.state().wire();
        return audiences.stream()
                .map(audience -> new FactDraft(EventId.next(), type, now, audience, actor, data(medium, audience)))
                .toList();
    }

    private String data(Medium medium, Audience audience) {
        var messages = medium.links().stream()
                .filter(link -> link.conversation().equals(audience.conversationId()))
                .map(link -> '"' + new MessageId(link.message()).toString() + '"')
                .collect(Collectors.joining(","));
        return "{\"media\":" + view(medium) + ",\"message_ids\":[" + messages + "]}";
    }
}
