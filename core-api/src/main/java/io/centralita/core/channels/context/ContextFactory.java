package io.centralita.core.channels.context;

import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.core.channels.Channel;
import io.centralita.core.channels.ChannelStateWriter;
import io.centralita.core.channels.inbox.Inbox;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.secrets.PlatformSecrets;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the context of each channel. Closing it ends the channel's timers. */
@ApplicationScoped
public class ContextFactory {

    private final CoreChannelHttp http;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Database database;
    private final PlatformSecrets secrets;
    private final Inbox inbox;
    private final ChannelStateWriter states;
    private final Optional<String> publicUrl;

    ContextFactory(
            CoreChannelHttp http,
            Clock clock,
            MeterRegistry meters,
            Database database,
            PlatformSecrets secrets,
            Inbox inbox,
            ChannelStateWriter states,
            @ConfigProperty(name = "centralita.public-url") Optional<String> publicUrl) {
        this.http = http;
        this.clock = clock;
        this.meters = meters;
        this.database = database;
        this.secrets = secrets;
        this.inbox = inbox;
        this.states = states;
        this.publicUrl = publicUrl;
    }

    public CoreChannelContext create(Channel channel, ChannelDescriptor descriptor) {
        var webhook = publicUrl.map(url -> URI.create(url.replaceAll("/+$", "") + "/hooks/" + channel.id()));
        return new CoreChannelContext(
                channel.id().toString(),
                webhook,
                http,
                clock,
                new CoreChannelScheduler(descriptor.id() + "-" + channel.id()),
                new DatabaseStateStore(database, secrets, channel.workspace(), channel.id()),
                new RedactingLogger(descriptor, channel),
                new MicrometerChannelMeter(meters, descriptor.id(), channel.id().toString()),
                new CoreChannelEvents(channel, states, inbox));
    }
}
