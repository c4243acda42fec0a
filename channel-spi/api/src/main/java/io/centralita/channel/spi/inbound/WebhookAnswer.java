package io.centralita.channel.spi.inbound;

import java.util.List;

/** What to do with a webhook call. */
public sealed interface WebhookAnswer {

    /** Authentic. The core stores the deliveries and answers 200 once they are safe. May be empty: nothing of interest. */
    record Deliveries(List<RawDelivery> deliveries) implements WebhookAnswer {
        public Deliveries {
            deliveries = List.copyOf(deliveries);
        }

        public static Deliveries of(RawDelivery... deliveries) {
            return new Deliveries(List.of(deliveries));
        }
    }

    /** A question of the provider, answered as it stands. Nothing is stored. */
    record Handshake(int status, String contentType, String body) implements WebhookAnswer {}

    /**
     * Not authentic, or not a call we serve. Nothing is stored.
     *
     * @param status HTTP status to answer, 4xx
     * @param code stable code in lower snake case, e.g. {@code signature_mismatch}
     * @param reason a sentence for the log; it holds nothing of the secret
     */
    record Refused(int status, String code, String reason) implements WebhookAnswer {
        public Refused {
            if (status < 400 || status > 499) {
                throw new IllegalArgumentException("a refusal is a 4xx: " + status);
            }
        }
    }
}
