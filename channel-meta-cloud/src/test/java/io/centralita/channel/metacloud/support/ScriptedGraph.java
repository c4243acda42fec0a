package io.centralita.channel.metacloud.support;

import io.centralita.channel.metacloud.account.Management;
import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpMaybeSentException;
import io.centralita.channel.spi.context.HttpReply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Meta's Graph API as a list of replies, given in order. */
public final class ScriptedGraph implements ChannelHttp {
    public static final String NUMBER = "310000000000001";
    public static final String ACCOUNT = "209900000000001";

    private final Deque<HttpReply> replies = new ArrayDeque<>();
    private final List<HttpCall> calls = new ArrayList<>();

    public ScriptedGraph then(int status, String body) {
        replies.add(GraphStandIn.json(status, body));
        return this;
    }

    public ScriptedGraph then(HttpReply reply) {
        replies.add(reply);
        return this;
    }

    public Management management() {
        return new Management(new GraphClient(
                this, URI.create("https://graph.facebook.com"), "v25.0", NUMBER, "token-of-the-number"));
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        calls.add(call);
        HttpReply reply = replies.poll();
        return reply == null
                ? CompletableFuture.failedFuture(new HttpMaybeSentException("no reply", null))
                : CompletableFuture.completedFuture(reply);
    }

    public List<String> asked() {
        return calls.stream()
                .map(call -> call.method() + " "
                        + call.uri().toString().substring("https://graph.facebook.com/v25.0/".length()))
                .toList();
    }

    public Duration timeout(int call) {
        return calls.get(call).timeout();
    }

    public String body(int call) {
        return calls.get(call).content() instanceof HttpContent.Bytes bytes
                ? new String(bytes.bytes(), StandardCharsets.UTF_8)
                : "";
    }
}
