package io.centralita.core.messages.options;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.Restriction;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentityKind;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.core.channels.RunningChannel;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What decides of a send.
 *
 * @param capabilities of the number now; null when no plug-in serves it on this node
 * @param restriction what the provider forbids the number now
 * @param enabled whether neither the number nor its plug-in is switched off
 * @param closed whether the conversation is
 * @param recipient the kinds of identities that the contact is known by here
 * @param windowExpiresAt of the customer's last message; null when there was none
 */
public record SendSituation(
        @Nullable ChannelCapabilities capabilities,
        @Nullable Restriction restriction,
        boolean enabled,
        boolean closed,
        Set<IdentityKind> recipient,
        @Nullable Instant windowExpiresAt,
        Instant now) {

    /** What a running number's adapter says, or nothing of one that is not running here. */
    public static SendSituation of(
            Optional<RunningChannel> running,
            boolean enabled,
            boolean closed,
            IdentitySet recipient,
            @Nullable Instant windowExpiresAt,
            Instant now) {
        var adapter = running.map(RunningChannel::adapter);
        return new SendSituation(
                adapter.map(ChannelAdapter::capabilities).orElse(null),
                adapter.flatMap(ChannelAdapter::restriction).orElse(null),
                enabled,
                closed,
                recipient.identities().stream().map(Identity::kind).collect(Collectors.toUnmodifiableSet()),
                windowExpiresAt,
                now);
    }

    public boolean windowOpen() {
        return windowExpiresAt != null && windowExpiresAt.isAfter(now);
    }
}
