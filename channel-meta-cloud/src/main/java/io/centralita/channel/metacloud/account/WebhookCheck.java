package io.centralita.channel.metacloud.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.feature.NumberHealth.WebhookReport;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Whether Meta delivers to our app, and where to: {@code /{waba}/subscribed_apps} and the number's {@code webhook_configuration},
 * of whose addresses the number's own wins over the account's, and that over the app's. Our app is the configured one, else the
 * token's; when Meta does not say which that is, any subscribed app counts.
 */
public final class WebhookCheck {
    /** In the place of an id: the app that the token belongs to. */
    public static final String TOKENS_APP = "app";

    private final Management management;
    private final String number;
    private final String apps;
    private final String app;

    /** @param app an id, or {@link #TOKENS_APP} */
    public WebhookCheck(Management management, String phoneNumberId, String accountId, String app) {
        this.management = management;
        this.app = app;
        this.number = GraphClient.place(phoneNumberId);
        this.apps = GraphClient.place(accountId, "subscribed_apps");
    }

    /** Fails with {@link io.centralita.channel.spi.feature.FeatureException} when Meta cannot be asked. */
    public CompletionStage<WebhookReport> report(@Nullable URI expected) {
        return management
                .get(number, Map.of("fields", "webhook_configuration"))
                .thenCombine(
                        management.get(apps, Map.of()).thenCompose(this::subscribed),
                        (told, subscribed) -> new WebhookReport(expected, address(told), subscribed));
    }

    private CompletionStage<Boolean> subscribed(JsonNode answer) {
        Set<String> subscribed = new HashSet<>();
        for (JsonNode item : Json.items(answer.get("data"))) {
            subscribed.add(String.valueOf(Json.word(Json.object(item, "whatsapp_business_api_data"), "id")));
        }
        if (subscribed.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        return ours().thenApply(id -> id == null || subscribed.contains(id));
    }

    private CompletionStage<@Nullable String> ours() {
        return app.equals(TOKENS_APP)
                ? management
                        .get(TOKENS_APP, Map.of("fields", "id"))
                        .handle((told, failure) -> told == null ? null : Json.word(told, "id"))
                : CompletableFuture.completedFuture(app);
    }

    private static @Nullable URI address(JsonNode number) {
        String url = Json.firstWord(
                Json.object(number, "webhook_configuration"),
                "phone_number",
                "whatsapp_business_account",
                "application");
        try {
            return url == null ? null : new URI(url);
        } catch (URISyntaxException notUrl) {
            return null;
        }
    }
}
