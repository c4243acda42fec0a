package io.centralita.core.channels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** The facts this room tells; each carries the channel as it is after the change. */
@ApplicationScoped
class ChannelFacts {

    private final ChannelViews views;
    private final ObjectMapper json;
    private final Clock clock;

    ChannelFacts(ChannelViews views, ObjectMapper json, Clock clock) {
        this.views = views;
        this.json = json;
        this.clock = clock;
    }

    FactDraft created(Channel channel, Actor actor) {
        return fact("channel.created", channel, actor);
    }

    FactDraft updated(Channel channel, Actor actor) {
        return fact("channel.updated", channel, actor);
    }

    FactDraft moved(Channel channel, String previousPlugin, Actor actor) {
        return fact(
                "channel.moved",
                channel,
                actor,
                Map.of("channel", views.of(channel), "previous_plugin", previousPlugin));
    }

    FactDraft stateChanged(Channel channel, Actor actor) {
        return fact("channel.state_changed", channel, actor);
    }

    FactDraft disabled(Channel channel, Actor actor) {
        return fact("channel.disabled", channel, actor);
    }

    FactDraft enabled(Channel channel, Actor actor) {
        return fact("channel.enabled", channel, actor);
    }

    private FactDraft fact(String type, Channel channel, Actor actor) {
        return fact(type, channel, actor, Map.of("channel", views.of(channel)));
    }

    private FactDraft fact(String type, Channel channel, Actor actor, Map<String, Object> data) {
        var audience = new FactDraft.Audience(null, channel.id().value(), null, null, null);
        try {
            return new FactDraft(EventId.next(), type, clock.instant(), audience, actor, json.writeValueAsString(data));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
