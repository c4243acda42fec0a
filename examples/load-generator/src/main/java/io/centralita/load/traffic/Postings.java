package io.centralita.load.traffic;

import io.centralita.load.measure.DeliveryLedger;
import io.centralita.load.measure.Latencies;
import io.centralita.load.wire.HttpAnswer;
import io.centralita.load.wire.HttpConnection;
import java.util.Map;
import java.util.TreeMap;

/** Sends webhooks and books how each was answered. For one thread. */
public final class Postings {

    private final DeliveryLedger ledger;
    private final int batch;
    private final Latencies latencies = new Latencies();
    private final Map<Integer, Integer> refusals = new TreeMap<>();
    private int broken;
    private int underWay;
    private long lastAnswer;

    /** Books into a ledger; each webhook carries {@code batch} messages. */
    public Postings(DeliveryLedger ledger, int batch) {
        this.ledger = ledger;
        this.batch = batch;
    }

    /** Sends a webhook; {@code then} runs after the answer with whether the connection still stands. */
    public void post(HttpConnection connection, WebhookSource.Webhook webhook, After then) {
        underWay++;
        connection.exchange(webhook.request(), new HttpConnection.AnswerHandler() {
            @Override
            public void answered(HttpAnswer answer) {
                book(webhook.firstMessage(), answer);
                then.done(true);
            }

            @Override
            public void broken(Throwable cause) {
                broken++;
                underWay--;
                then.done(false);
            }
        });
    }

    /** From the due time to the answer, of the webhooks answered 2xx. */
    public Latencies latencies() {
        return latencies;
    }

    /** Answers other than 2xx, by status. */
    public Map<Integer, Integer> refusals() {
        return refusals;
    }

    /** Webhooks whose connection broke before an answer: whether they count is unknown. */
    public int broken() {
        return broken;
    }

    /** Webhooks sent and not answered yet. */
    public int underWay() {
        return underWay;
    }

    /** When the last answer came, {@link System#nanoTime()}. */
    public long lastAnswer() {
        return lastAnswer;
    }

    private void book(int first, HttpAnswer answer) {
        lastAnswer = System.nanoTime();
        underWay--;
        if (answer.succeeded()) {
            ledger.acknowledge(first, batch);
            latencies.add(lastAnswer - ledger.due(first));
        } else {
            refusals.merge(answer.status(), 1, Integer::sum);
        }
    }

    /** What to do after an answer. */
    public interface After {

        /** Called once; {@code usable} says whether the connection can carry another request. */
        void done(boolean usable);
    }
}
