package io.centralita.channel.metacloud.account;

import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.send.Sendable;
import io.centralita.channel.metacloud.send.UploadForm;
import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.feature.ProviderMedia;
import io.centralita.channel.spi.outbound.ErrorKind;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Files at Meta: {@code POST /{number}/media}, kept for 30 days, and {@code DELETE /{media}}. */
public final class KeptMedia implements ProviderMedia {
    private final Management management;
    private final String phoneNumberId;
    private final Supplier<ChannelCapabilities> capabilities;

    public KeptMedia(Management management, String phoneNumberId, Supplier<ChannelCapabilities> capabilities) {
        this.management = management;
        this.phoneNumberId = phoneNumberId;
        this.capabilities = capabilities;
    }

    @Override
    public CompletionStage<String> upload(StoredMedia media) {
        if (!Sendable.takes(media, capabilities.get())) {
            return Management.refused(
                    ErrorKind.MEDIA, "no message can carry a file of this type and size; see the channel's limits");
        }
        return management
                .upload(GraphClient.place(phoneNumberId, "media"), UploadForm.of(media), media.size())
                .thenCompose(reply -> {
                    String id = Json.word(reply, "id");
                    return id == null
                            ? Management.refused(ErrorKind.PROVIDER_DOWN, "the provider gave no media id")
                            : CompletableFuture.completedFuture(id);
                });
    }

    @Override
    public CompletionStage<Void> delete(String providerMediaId) {
        return management
                .delete(GraphClient.place(providerMediaId), Map.of("phone_number_id", phoneNumberId))
                .thenAccept(done -> {});
    }
}
