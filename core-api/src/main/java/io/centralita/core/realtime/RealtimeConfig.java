package io.centralita.core.realtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the sockets. */
@ConfigMapping(prefix = "centralita.realtime")
public interface RealtimeConfig {

    /** Origins whose pages may open a socket, {@code https://desk.example}. A handshake without Origin is not a browser's. */
    Optional<List<String>> allowedOrigins();

    /** How often a silent client is pinged; after twice this it is closed with 4106. */
    @WithDefault("30s")
    Duration heartbeat();

    /** How long an open socket may wait before it identifies. */
    @WithDefault("10s")
    Duration identifyWithin();

    /** Open sockets of one user or API key on one node. */
    @WithDefault("200")
    int connectionsPerPrincipal();

    /** Open sockets of one workspace on one node. */
    @WithDefault("10000")
    int connectionsPerWorkspace();

    /** A client that lags behind by more facts starts afresh ({@code reset too_far}). */
    @WithDefault("100000")
    long replayLimit();

    /** A client that reads or acknowledges nothing for this long is closed with 4108. */
    @WithDefault("30s")
    Duration slowAfter();

    /** How often the permissions of open sockets are looked at again. */
    @WithDefault("2s")
    Duration permissionsEvery();

    /** Whether a ticket is good only from the network that asked for it. */
    @WithDefault("true")
    boolean ticketsBoundToNetwork();
}
