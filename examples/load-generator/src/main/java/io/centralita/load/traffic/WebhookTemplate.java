package io.centralita.load.traffic;

import io.centralita.load.wire.Bytes;

/**
 * The bytes of a signed Meta webhook to one channel with one or more text messages. Everything that differs between two
 * webhooks has a fixed width, so making one is copying the template, writing digits and signing. For one thread.
 */
public final class WebhookTemplate {

    private static final int CONTACT_DIGITS = 9;
    private static final int SECONDS_DIGITS = 10;

    private final byte[] bytes;
    private final int bodyFrom;
    private final int signatureAt;
    private final int[] messageSlots;
    private final int[] timeSlots;
    private final int[][] contactSlots;
    private final Signer signer;

    /** A template for a channel of the target, with {@code batch} messages in each webhook. */
    public WebhookTemplate(String authority, SentNumber number, ProviderIds ids, int batch) {
        Slots slots = new Slots();
        String body = new WebhookText(number, ids, slots).body(batch);
        String head = "POST /hooks/" + number.channelId() + " HTTP/1.1\r\nHost: " + authority
                + "\r\nUser-Agent: facebookexternalua\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\nX-Hub-Signature-256: sha256=";
        signatureAt = head.length();
        bodyFrom = signatureAt + Signer.HEX_LENGTH + 4;
        bytes = Bytes.ascii(head + "0".repeat(Signer.HEX_LENGTH) + "\r\n\r\n" + body);
        messageSlots = slots.messages(bodyFrom);
        timeSlots = slots.times(bodyFrom);
        contactSlots = slots.contacts(bodyFrom);
        signer = new Signer(number.appSecret());
    }

    /**
     * A request with messages numbered from {@code firstMessage} on, of contacts numbered from {@code firstContact} on
     * in steps of {@code contactStep}.
     */
    public byte[] request(int firstMessage, int firstContact, int contactStep, long epochSecond) {
        byte[] request = bytes.clone();
        for (int n = 0; n < messageSlots.length; n++) {
            Bytes.putNumber(request, messageSlots[n], ProviderIds.DIGITS, firstMessage + n);
            Bytes.putNumber(request, timeSlots[n], SECONDS_DIGITS, epochSecond);
            for (int slot : contactSlots[n]) {
                Bytes.putNumber(request, slot, CONTACT_DIGITS, firstContact + (long) n * contactStep);
            }
        }
        signer.sign(request, bodyFrom, request.length, signatureAt);
        return request;
    }
}
