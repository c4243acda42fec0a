package io.centralita.core.channels;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.core.kernel.ids.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets a plug-in behave otherwise in one call, for a channel of this test only. */
@ApplicationScoped
public class ReplacedAdapters {

    private final RunningChannels running;

    ReplacedAdapters(RunningChannels running) {
        this.running = running;
    }

    /** @param instead is given the first argument, and what the plug-in itself does */
    public void replace(String channel, String method, Function<Call, Object> instead) {
        var present = running.find(ChannelId.fromString(channel)).orElseThrow();
        var sound = present.adapter();
        var changed = (ChannelAdapter) Proxy.newProxyInstance(
                ChannelAdapter.class.getClassLoader(),
                new Class<?>[] {ChannelAdapter.class},
                (proxy, called, arguments) -> {
                    Supplier<Object> itself = () -> {
                        try {
                            return called.invoke(sound, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw new IllegalStateException(thrown.getCause());
                        } catch (IllegalAccessException impossible) {
                            throw new IllegalStateException(impossible);
                        }
                    };
                    return called.getName().equals(method)
                            ? instead.apply(new Call(arguments == null ? null : arguments[0], itself))
                            : itself.get();
                });
        running.put(new RunningChannel(present.channel(), changed, present.context()));
    }

    /** @param first argument; null when there is none */
    public record Call(@Nullable Object first, Supplier<Object> itself) {}
}
