package io.centralita.emulator.webhooks;

import io.centralita.emulator.BusinessNumber;
import io.vertx.core.buffer.Buffer;

/**
 * A webhook to post.
 *
 * @param number whose callback and app secret
 * @param kind what the log calls it
 * @param subject the wamid it speaks of, or empty
 * @param body exact bytes
 */
public record Webhook(BusinessNumber number, String kind, String subject, Buffer body) {}
