package io.centralita.load.traffic;

import io.centralita.load.measure.DeliveryLedger;
import java.util.List;

/** Makes the webhooks of a run one after the other, going round the contacts. For one thread. */
public final class WebhookSource {

    private final DeliveryLedger ledger;
    private final List<WebhookTemplate> templates;
    private final int batch;
    private final int contacts;
    private final int firstContact;

    /**
     * A source.
     *
     * @param batch messages in each webhook
     * @param contacts how many customers write; customer n always writes to number n modulo the numbers
     * @param firstContact the number of the first customer
     */
    public WebhookSource(
            DeliveryLedger ledger, List<WebhookTemplate> templates, int batch, int contacts, int firstContact) {
        if (contacts % (templates.size() * batch) != 0) {
            throw new IllegalArgumentException(contacts + " contacts do not spread evenly over " + templates.size()
                    + " numbers in batches of " + batch);
        }
        this.ledger = ledger;
        this.templates = List.copyOf(templates);
        this.batch = batch;
        this.contacts = contacts;
        this.firstContact = firstContact;
    }

    /** Messages in each webhook. */
    public int batch() {
        return batch;
    }

    /** The next webhook, due at {@code nanos}. Its messages are in the ledger as sent. */
    public Webhook next(long nanos) {
        int first = ledger.issue(batch, nanos);
        int turn = first / batch;
        int number = turn % templates.size();
        int rounds = turn / templates.size();
        int perNumber = contacts / templates.size();
        int within = (int) ((long) rounds * batch % perNumber);
        int contact = firstContact + within * templates.size() + number;
        long seconds = System.currentTimeMillis() / 1_000;
        return new Webhook(first, templates.get(number).request(first, contact, templates.size(), seconds));
    }

    /**
     * A webhook ready to send.
     *
     * @param firstMessage the number of its first message
     * @param request the whole request
     */
    public record Webhook(int firstMessage, byte[] request) {}
}
