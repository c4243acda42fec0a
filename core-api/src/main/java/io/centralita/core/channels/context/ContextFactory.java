package io.centralita.core.channels.context;

import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.core.channels.Channel;
import io.centralita.core.channels.ChannelStateWriter;
import io.centralita.core.channels.features.PairingNews;
import io.centralita.core.channels.inbox.Inbox;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.net.LinkGuard;
import io.centralita.core.kernel.net.OutboundGuard;
import io.centralita.core.kernel.secrets.PlatformSecrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the context of each channel. Closing it ends the channel's timers. */
@ApplicationScoped
public class ContextFactory {

    private final Vertx vertx;
    private final OutboundGuard guard;
    private final LinkGuard links;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Database database;
    private final PlatformSecrets secrets;
    private final Inbox inbox;
    private final ChannelStateWriter states;
    private final PairingNews pairings;
    private final Optional<String> publicUrl;

    ContextFactory(
            Vertx vertx,
            OutboundGuard guard,
            LinkGuard links,
            Clock clock,
            MeterRegistry meters,
            Database database,
            PlatformSecrets secrets,
            Inbox inbox,
            ChannelStateWriter states,
            PairingNews pairings,
            @ConfigProperty(name = "centralita.public-url") Optional<String> publicUrl) {
        this.vertx = vertx;
        this.guard = guard;
        this.links = links;
        this.clock = clock;
        this.meters = meters;
        this.database = database;
        this.secrets = secrets;
        this.inbox = inbox;
        this.states = states;
        this.pairings = pairings;
        this.publicUrl = publicUrl;
    }

    public CoreChannelContext create(Channel channel, ChannelDescriptor descriptor) {
        return create(
                channel,
                descriptor,
                publicUrl.map(url -> URI.create(url.replaceAll("/+$", "") + "/hooks/" + channel.id())));
    }

    /** For a channel that is not saved yet: no provider can know its address. */
    public CoreChannelContext createUnreachable(Channel channel, ChannelDescriptor descriptor) {
        return create(channel, descriptor, Optional.empty());
    }

    private CoreChannelContext create(Channel channel, ChannelDescriptor descriptor, Optional<URI> webhook) {
        return new CoreChannelContext(
                channel.id().toString(),
                webhook,
                new CoreChannelHttp(vertx, guard),
                new CoreChannelHttp(vertx, links.calls()),
                clock,
                new CoreChannelScheduler(descriptor.id() + "-" + channel.id()),
                new DatabaseStateStore(database, secrets, channel.workspace(), channel.id()),
                new RedactingLogger(descriptor, channel),
                new MicrometerChannelMeter(meters, descriptor.id(), channel.id().toString()),
                new CoreChannelEvents(channel, states, pairings, inbox));
    }
}
