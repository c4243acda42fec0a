package io.centralita.channel.metacloud.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.feature.NumberHealth.WebhookReport;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Whether Meta delivers, and where to: {@code /{waba}/subscribed_apps} and the number's {@code webhook_configuration}, of whose
 * addresses the number's own wins over the account's, and that over the app's.
 */
public final class WebhookCheck {
    private final Management management;
    private final String number;
    private final String apps;

    public WebhookCheck(Management management, String phoneNumberId, String accountId) {
        this.management = management;
        this.number = GraphClient.place(phoneNumberId);
        this.apps = GraphClient.place(accountId, "subscribed_apps");
    }

    /** Fails with {@link io.centralita.channel.spi.feature.FeatureException} when Meta cannot be asked. */
    public CompletionStage<WebhookReport> report(@Nullable URI expected) {
        return management
                .get(number, Map.of("fields", "webhook_configuration"))
                .thenCombine(
                        management.get(apps, Map.of()),
                        (told, subscribed) -> new WebhookReport(expected, address(told), any(subscribed)));
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

    private static boolean any(JsonNode apps) {
        return Json.items(apps.get("data")).iterator().hasNext();
    }
}
