package io.centralita.channel.testkit;

import io.centralita.channel.spi.inbound.WebhookRequest;

/**
 * A question of the provider.
 *
 * @param request the call
 * @param status the status it wants
 * @param body the body it wants
 */
public record HandshakeSample(WebhookRequest request, int status, String body) {}
