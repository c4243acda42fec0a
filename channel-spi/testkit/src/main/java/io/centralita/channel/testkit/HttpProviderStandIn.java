package io.centralita.channel.testkit;

import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider behind HTTP, played without a socket: subclasses say what it replies, this class plays the failures. */
public abstract class HttpProviderStandIn implements ProviderStandIn, ChannelHttp {

    private final List<HttpCall> calls = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<HttpReply>> hanging = new CopyOnWriteArrayList<>();
    private volatile ProviderMood mood = ProviderMood.ACCEPTS;

    /**
     * The provider's reply.
     *
     * @param mood {@code ACCEPTS}, {@code REFUSES}, {@code REFUSES_TOKEN} or {@code THROTTLES}
     */
    protected abstract HttpReply reply(HttpCall call, ProviderMood mood);

    /** Whether a call asks to send a message. */
    protected abstract boolean isSend(HttpCall call);

    /** The calls that reached the provider, in order. */
    public List<HttpCall> received() {
        return List.copyOf(calls);
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        if (mood == ProviderMood.UNREACHABLE) {
            return CompletableFuture.failedFuture(new HttpNotSentException("connection refused", null));
        }
        calls.add(call);
        return switch (mood) {
            case ACCEPTS, REFUSES, REFUSES_TOKEN, THROTTLES -> done(reply(call, mood));
            case BREAKS -> done(page(500, "<html>Internal Server Error</html>"));
            case BABBLES -> done(page(200, "<html>Welcome</html>"));
            case HANGS -> hang();
            case SILENT, UNREACHABLE -> CompletableFuture.failedFuture(new HttpMaybeSentException("no reply", null));
        };
    }

    private CompletionStage<HttpReply> hang() {
        CompletableFuture<HttpReply> reply = new CompletableFuture<>();
        hanging.add(reply);
        return reply;
    }

    private static HttpReply page(int status, String html) {
        return new HttpReply(
                status, Map.of("content-type", List.of("text/html")), html.getBytes(StandardCharsets.UTF_8));
    }

    private static CompletionStage<HttpReply> done(HttpReply reply) {
        return CompletableFuture.completedFuture(reply);
    }

    @Override
    public void mood(ProviderMood next) {
        mood = next;
    }

    @Override
    public long sends() {
        return calls.stream().filter(this::isSend).count();
    }

    @Override
    public long calls() {
        return calls.size();
    }

    @Override
    public void release() {
        hanging.forEach(reply -> reply.completeExceptionally(new HttpMaybeSentException("no reply", null)));
        hanging.clear();
    }

    @Override
    public ChannelHttp http() {
        return this;
    }
}
