package io.centralita.channel.metacloud.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.json.NotJsonException;
import io.centralita.channel.metacloud.json.Sha256;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.context.ChannelHttpException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.spi.outbound.ResolvedMedia;
import io.centralita.channel.spi.outbound.SendError;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks where the bytes of a medium are: {@code GET /{media-id}}. The address lives about 5 minutes and wants the token, so it
 * is only believed when it points to a host of Meta's, or to the configured one.
 */
public final class MediaLookup {
    private static final Set<String> META_HOSTS = Set.of("lookaside.fbsbx.com", "graph.facebook.com");
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final GraphClient graph;
    private final String phoneNumberId;

    public MediaLookup(GraphClient graph, String phoneNumberId) {
        this.graph = graph;
        this.phoneNumberId = phoneNumberId;
    }

    public CompletionStage<ResolvedMedia> resolve(MediaReference reference) {
        CompletableFuture<ResolvedMedia> result = new CompletableFuture<>();
        graph.getMedia(reference.providerMediaId(), phoneNumberId, TIMEOUT).whenComplete((reply, failure) -> {
            try {
                result.complete(failure == null ? found(reply, reference) : lost(failure));
            } catch (MediaException cannot) {
                result.completeExceptionally(cannot);
            }
        });
        return result;
    }

    private ResolvedMedia found(HttpReply reply, MediaReference reference) throws MediaException {
        if (!reply.successful()) {
            throw new MediaException(refusal(reply));
        }
        JsonNode root = read(reply);
        String mimeType = Json.word(root, "mime_type");
        String sha256 = Sha256.hex(Json.word(root, "sha256"));
        return new ResolvedMedia.Remote(
                address(Json.word(root, "url")),
                graph.headers(),
                mimeType != null ? mimeType : reference.mimeType(),
                sha256 != null ? sha256 : reference.sha256(),
                Json.whole(root, "file_size"));
    }

    private static JsonNode read(HttpReply reply) throws MediaException {
        try {
            return JsonBytes.read(reply.body());
        } catch (NotJsonException unreadable) {
            throw failure(ErrorKind.TEMPORARY, "the provider's answer about the file could not be read");
        }
    }

    private URI address(@Nullable String url) throws MediaException {
        if (url == null) {
            throw failure(ErrorKind.MEDIA, "the provider gave no address of the file");
        }
        try {
            URI uri = new URI(url);
            if (trusted(uri)) {
                return uri;
            }
        } catch (URISyntaxException notUrl) {
            throw failure(ErrorKind.MEDIA, "the provider gave no usable address of the file");
        }
        throw failure(ErrorKind.MEDIA, "the provider gave an address of the file on a host that is not allowed");
    }

    private boolean trusted(URI uri) {
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            return false;
        }
        URI base = graph.base();
        boolean configured = uri.getHost().equalsIgnoreCase(base.getHost())
                && uri.getPort() == base.getPort()
                && base.getScheme().equals(uri.getScheme());
        boolean metas = "https".equals(uri.getScheme())
                && META_HOSTS.contains(uri.getHost())
                && (uri.getPort() == -1 || uri.getPort() == 443);
        return configured || metas;
    }

    private static SendError refusal(HttpReply reply) {
        Optional<GraphError> error = GraphError.in(reply);
        int status = reply.status();
        boolean passes = status >= 500 || status == 429;
        if (error.isEmpty() || (!error.get().known() && passes)) {
            return SendError.of(
                    passes ? ErrorKind.TEMPORARY : ErrorKind.MEDIA,
                    "http_" + status,
                    "the provider answered " + status + " when asked for the file");
        }
        SendError said = error.get().asSendError();
        return said.kind() == ErrorKind.CONTENT
                ? new SendError(ErrorKind.MEDIA, said.providerCode(), said.message(), false)
                : said;
    }

    private static ResolvedMedia lost(Throwable failure) throws MediaException {
        String how = ChannelHttpException.in(failure).map(Throwable::getMessage).orElse("no answer");
        throw failure(ErrorKind.TEMPORARY, "the provider could not be asked for the file: " + how);
    }

    private static MediaException failure(ErrorKind kind, String message) {
        return new MediaException(SendError.of(kind, null, message));
    }
}
