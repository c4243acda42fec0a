package io.centralita.load.traffic;

/**
 * A business number whose webhooks are sent.
 *
 * @param channelId the channel it is connected as
 * @param phoneNumberId its Graph id, digits
 * @param displayNumber the number as shown, digits
 * @param wabaId its WhatsApp Business Account
 * @param appSecret signs its webhooks
 */
public record SentNumber(
        String channelId, String phoneNumberId, String displayNumber, String wabaId, String appSecret) {}
