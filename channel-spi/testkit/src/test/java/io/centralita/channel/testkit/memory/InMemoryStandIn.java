package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.testkit.ProviderStandIn;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Plays moods on the in-memory provider. */
final class InMemoryStandIn implements ProviderStandIn {

    private final InMemoryProvider provider;

    InMemoryStandIn(InMemoryProvider provider) {
        this.provider = provider;
    }

    @Override
    public void mood(ProviderMood mood) {
        provider.always(
                switch (mood) {
                    case ACCEPTS -> new InMemoryOutcome.Accept();
                    case REFUSES -> new InMemoryOutcome.Reject(ErrorKind.CONTENT);
                    case REFUSES_TOKEN -> new InMemoryOutcome.Reject(ErrorKind.AUTH);
                    case THROTTLES -> new InMemoryOutcome.Throttle(Duration.ofSeconds(3));
                    case SILENT, BREAKS, BABBLES -> new InMemoryOutcome.Vanish();
                    case HANGS -> new InMemoryOutcome.Hang();
                    case UNREACHABLE -> new InMemoryOutcome.Unreachable();
                });
    }

    @Override
    public Set<ProviderMood> moods() {
        return EnumSet.complementOf(EnumSet.of(ProviderMood.BREAKS, ProviderMood.BABBLES));
    }

    @Override
    public long sends() {
        return provider.calls();
    }

    @Override
    public long calls() {
        return provider.calls();
    }

    @Override
    public void release() {
        provider.release();
    }

    @Override
    public ChannelHttp http() {
        return call -> CompletableFuture.failedFuture(new HttpNotSentException("there is no network in memory", null));
    }
}
