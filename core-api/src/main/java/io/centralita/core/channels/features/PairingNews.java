package io.centralita.core.channels.features;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.core.channels.Channel;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.Doorbell;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.facts.FactLog;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Tells that there is another challenge to be read, not the challenge. */
@ApplicationScoped
public class PairingNews {

    private static final Logger LOG = Logger.getLogger(PairingNews.class);

    private final Database database;
    private final FactLog log;
    private final Doorbell doorbell;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<ChannelId, PairingChallenge> told = new ConcurrentHashMap<>();

    PairingNews(Database database, FactLog log, Doorbell doorbell, ObjectMapper json, Clock clock) {
        this.database = database;
        this.log = log;
        this.doorbell = doorbell;
        this.json = json;
        this.clock = clock;
    }

    /** Returns at once. */
    public void heard(Channel channel, ChannelState state) {
        var challenge = state.challenge();
        if (challenge == null) {
            told.remove(channel.id());
        } else if (!challenge.equals(told.put(channel.id(), challenge))) {
            tell(channel, challenge);
        }
    }

    private void tell(Channel channel, PairingChallenge challenge) {
        database.inWorkspace(
                        channel.workspace(),
                        connection ->
                                log.append(connection, channel.workspace(), List.of(fact(channel.id(), challenge))))
                .subscribe()
                .with(
                        ignored -> doorbell.ring(channel.workspace()),
                        failure -> LOG.warnf("pairing of %s not told: %s", channel.id(), failure.getMessage()));
    }

    private FactDraft fact(ChannelId channel, PairingChallenge challenge) {
        var data = new LinkedHashMap<String, Object>();
        data.put("channel_id", channel);
        data.put("kind", challenge instanceof PairingChallenge.QrCode ? "qr" : "phone_code");
        data.put("expires_at", challenge.expiresAt());
        try {
            return new FactDraft(
                    EventId.next(),
                    "channel.pairing_changed",
                    clock.instant(),
                    new FactDraft.Audience(null, channel.value(), null, null, null),
                    Actor.SYSTEM,
                    json.writeValueAsString(data));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
