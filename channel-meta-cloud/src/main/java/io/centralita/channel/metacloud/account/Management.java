package io.centralita.channel.metacloud.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.graph.GraphError;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.json.NotJsonException;
import io.centralita.channel.spi.context.ChannelHttpException;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls whose reply is an object or a refusal. Stages fail with {@link FeatureException} only. */
public final class Management {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    /** Of a line of 4 Mbit/s. */
    private static final long UPLOADED_A_SECOND = 500_000;

    private final GraphClient graph;

    public Management(GraphClient graph) {
        this.graph = graph;
    }

    CompletionStage<JsonNode> get(String place, Map<String, String> query) {
        return call("GET", place, query, HttpContent.none());
    }

    CompletionStage<JsonNode> post(String place, byte[] json) {
        return call("POST", place, Map.of(), HttpContent.json(json));
    }

    /** @param size of the file, in bytes */
    CompletionStage<JsonNode> upload(String place, HttpContent form, long size) {
        return result(graph.call("POST", place, Map.of(), form, timeToUpload(size)));
    }

    CompletionStage<JsonNode> post(String place, Map<String, String> query) {
        return call("POST", place, query, HttpContent.none());
    }

    /**
     * The bytes of a resumable upload.
     *
     * @param size of the file, in bytes
     */
    CompletionStage<JsonNode> uploadTo(String session, HttpContent bytes, long size) {
        return result(graph.postUpload(session, bytes, timeToUpload(size)));
    }

    private static Duration timeToUpload(long size) {
        return TIMEOUT.plusSeconds(size / UPLOADED_A_SECOND);
    }

    CompletionStage<JsonNode> delete(String place, Map<String, String> query) {
        return call("DELETE", place, query, HttpContent.none());
    }

    private CompletionStage<JsonNode> call(
            String method, String place, Map<String, String> query, HttpContent content) {
        return result(graph.call(method, place, query, content, TIMEOUT));
    }

    private static CompletionStage<JsonNode> result(CompletionStage<HttpReply> call) {
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        call.whenComplete((reply, failure) -> {
            try {
                if (failure != null) {
                    throw lost(failure);
                }
                result.complete(read(reply));
            } catch (FeatureException refused) {
                result.completeExceptionally(refused);
            }
        });
        return result;
    }

    private static JsonNode read(HttpReply reply) throws FeatureException {
        if (!reply.successful()) {
            throw new FeatureException(refusal(reply));
        }
        try {
            return JsonBytes.read(reply.body());
        } catch (NotJsonException unreadable) {
            throw failure(ErrorKind.PROVIDER_DOWN, "the provider's answer could not be read");
        }
    }

    private static SendError refusal(HttpReply reply) {
        int status = reply.status();
        boolean passes = status >= 500 || status == 429;
        return GraphError.in(reply)
                .filter(error -> error.known() || !passes)
                .map(GraphError::asSendError)
                .orElseGet(() -> SendError.of(
                        passes ? ErrorKind.PROVIDER_DOWN : ErrorKind.CONTENT,
                        "http_" + status,
                        "the provider answered " + status));
    }

    private static FeatureException lost(Throwable failure) {
        ChannelHttpException known = ChannelHttpException.in(failure).orElse(null);
        return failure(
                ErrorKind.PROVIDER_DOWN,
                known instanceof HttpNotSentException
                        ? "the provider could not be reached"
                        : "the provider did not answer; it may have done what was asked");
    }

    static FeatureException failure(ErrorKind kind, String message) {
        return new FeatureException(SendError.of(kind, null, message));
    }

    static <T> CompletionStage<T> refused(ErrorKind kind, String message) {
        return CompletableFuture.failedFuture(failure(kind, message));
    }
}
