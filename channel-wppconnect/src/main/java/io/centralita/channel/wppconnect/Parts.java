package io.centralita.channel.wppconnect;

import io.centralita.channel.spi.context.ChannelContext;
import io.centralita.channel.wppconnect.catchup.ServerReads;
import io.centralita.channel.wppconnect.parse.WireId;
import io.centralita.channel.wppconnect.send.Corrector;
import io.centralita.channel.wppconnect.send.KnownNumbers;
import io.centralita.channel.wppconnect.send.LinkedFiles;
import io.centralita.channel.wppconnect.send.OpenSends;
import io.centralita.channel.wppconnect.send.Sender;
import io.centralita.channel.wppconnect.server.ServerAddress;
import io.centralita.channel.wppconnect.server.ServerClient;
import io.centralita.channel.wppconnect.server.TokenKeeper;
import io.centralita.channel.wppconnect.session.SessionCalls;
import io.centralita.channel.wppconnect.webhook.AddressKey;
import io.centralita.channel.wppconnect.webhook.WebhookDoor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All that is made from one configuration.
 *
 * @param session null when nobody told where the server is to deliver
 */
record Parts(
        WppconnectConfig config,
        ServerClient server,
        WebhookDoor door,
        Sender sender,
        Corrector corrector,
        ServerReads reads,
        @Nullable SessionCalls session) {

    static Parts of(
            WppconnectConfig config,
            ChannelContext context,
            OpenSends sends,
            KnownNumbers known,
            BiConsumer<WireId, Long> taken,
            Runnable down,
            @Nullable String knownToken) {
        ServerClient server = client(config, context, knownToken);
        AddressKey key = new AddressKey(
                config.webhookSecrets().get(0),
                config.webhookSecrets().subList(1, config.webhookSecrets().size()));
        SessionCalls session = config.webhook(context.webhookUrl(), context.channelId())
                .map(address -> new SessionCalls(server, key.on(address).toString()))
                .orElse(null);
        return new Parts(
                config,
                server,
                new WebhookDoor(key),
                new Sender(server, new LinkedFiles(context.linkHttp()), context.clock(), sends, known, taken, down),
                new Corrector(server, context.clock(), sends),
                new ServerReads(server),
                session);
    }

    static ServerClient client(WppconnectConfig config, ChannelContext context, @Nullable String knownToken) {
        ServerAddress address = new ServerAddress(config.baseUrl(), config.session());
        return new ServerClient(
                context.http(), address, new TokenKeeper(context.http(), address, config.secretKey(), knownToken));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return config.toString();
    }
}
