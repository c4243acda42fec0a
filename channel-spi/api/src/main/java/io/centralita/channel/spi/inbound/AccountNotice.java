package io.centralita.channel.spi.inbound;

import java.time.Instant;
import java.util.Map;

/**
 * The provider told something about the number or the account: a restriction, a new limit, an out-of-band error.
 *
 * @param dedupKey key of this notice
 * @param occurredAt when
 * @param kind the provider's field or topic in lower snake case, e.g. {@code account_update}
 * @param severity how loud to be
 * @param code the provider's word or number, e.g. {@code ACCOUNT_RESTRICTION}
 * @param text a sentence for a person
 * @param facts what else was told, by key in lower snake case
 */
public record AccountNotice(
        String dedupKey,
        Instant occurredAt,
        String kind,
        Severity severity,
        String code,
        String text,
        Map<String, String> facts)
        implements InboundEvent {

    /** How loud to be. */
    public enum Severity {
        INFO,
        WARNING,
        CRITICAL
    }

    public AccountNotice {
        facts = Map.copyOf(facts);
    }

    @Override
    public EventType type() {
        return EventType.ACCOUNT_NOTICE;
    }
}
