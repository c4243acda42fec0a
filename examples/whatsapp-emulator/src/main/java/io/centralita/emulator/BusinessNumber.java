package io.centralita.emulator;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A business's WhatsApp number as Meta knows it, with the secrets of the app that serves it.
 *
 * @param phoneNumberId the Graph id of the number, digits
 * @param displayNumber the number as shown to people; digits
 * @param wabaId the WhatsApp Business Account the number belongs to
 * @param accessToken the Bearer token accepted for this number
 * @param appSecret signs the webhooks of this number
 * @param webhookUrl where webhooks go; null: nowhere, as with an app that has no callback
 * @param verifyToken told to the webhook in the handshake; null when there is no callback
 * @param verifiedName the business's name as customers see it
 */
public record BusinessNumber(
        String phoneNumberId,
        String displayNumber,
        String wabaId,
        String accessToken,
        String appSecret,
        @Nullable String webhookUrl,
        @Nullable String verifyToken,
        String verifiedName)
        implements BusinessLine {

    /** Refuses ids that could not be a path segment of the Graph API, and a webhook that is no URL. */
    public BusinessNumber {
        requireId("phoneNumberId", phoneNumberId);
        requireId("wabaId", wabaId);
        Objects.requireNonNull(displayNumber, "displayNumber");
        requireFilled("accessToken", accessToken);
        requireFilled("appSecret", appSecret);
        Objects.requireNonNull(verifiedName, "verifiedName");
        if (webhookUrl != null) {
            requireHttp(webhookUrl);
        }
    }

    @Override
    public String lineId() {
        return phoneNumberId;
    }

    /** The same number with its webhooks sent elsewhere. */
    public BusinessNumber withWebhook(String url, String token) {
        return new BusinessNumber(
                phoneNumberId, displayNumber, wabaId, accessToken, appSecret, url, token, verifiedName);
    }

    /** Secrets are left out. */
    @Override
    public String toString() {
        return "BusinessNumber[" + phoneNumberId + ", " + displayNumber + ", waba " + wabaId + "]";
    }

    private static void requireId(String name, String value) {
        requireFilled(name, value);
        if (!value.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))) {
            throw new IllegalArgumentException(name + " must hold letters and digits only: " + value);
        }
    }

    private static void requireHttp(String url) {
        URI uri = URI.create(url);
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException("webhookUrl must be an absolute http or https URL: " + url);
        }
    }

    private static void requireFilled(String name, String value) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
    }
}
