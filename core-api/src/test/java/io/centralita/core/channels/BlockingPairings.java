package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.feature.Pairing;
import io.centralita.core.kernel.ids.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A channel whose plug-in breaks its promise: pairing blocks the thread it is called on. All else is as it was. */
@ApplicationScoped
public class BlockingPairings {

    private final RunningChannels running;

    BlockingPairings(RunningChannels running) {
        this.running = running;
    }

    /** Where and how long a call blocks. */
    public static final class Block implements Pairing {

        private final CompletableFuture<String> entered = new CompletableFuture<>();
        private final CountDownLatch release = new CountDownLatch(1);

        /** The name of the thread that is blocked. */
        public CompletableFuture<String> thread() {
            return entered;
        }

        public void release() {
            release.countDown();
        }

        @Override
        public CompletionStage<PairingChallenge> pair(PairingMode mode, @Nullable String phone) {
            entered.complete(Thread.currentThread().getName());
            try {
                release.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return CompletableFuture.completedFuture(
                    new PairingChallenge.QrCode("at last", Instant.now().plusSeconds(60)));
        }

        @Override
        public CompletionStage<Void> unpair() {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** @param channel one whose pairing blocks from now on */
    public Block block(String channel) {
        var block = new Block();
        var before = running.find(ChannelId.fromString(channel)).orElseThrow();
        running.put(new RunningChannel(before.channel(), with(before.adapter(), block), before.context()));
        return block;
    }

    private static ChannelAdapter with(ChannelAdapter adapter, Pairing pairing) {
        return (ChannelAdapter) Proxy.newProxyInstance(
                ChannelAdapter.class.getClassLoader(),
                new Class<?>[] {ChannelAdapter.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("feature") && arguments[0] == Pairing.class) {
                        return Optional.of(pairing);
                    }
                    try {
                        return method.invoke(adapter, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
