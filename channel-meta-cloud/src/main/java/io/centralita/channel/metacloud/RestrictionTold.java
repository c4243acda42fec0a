package io.centralita.channel.metacloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.json.NotJsonException;
import io.centralita.channel.spi.Restriction;
import io.centralita.channel.spi.Restriction.Scope;
import io.centralita.channel.spi.inbound.AccountNotice;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Meta last told of the account: a restriction, or (null) that there is none any more.
 *
 * <p>Source: Meta, webhook reference "account_update", 2026.
 *
 * @param at when Meta told it
 */
record RestrictionTold(@Nullable Restriction restriction, Instant at) {
    static final RestrictionTold NOTHING = new RestrictionTold(null, Instant.EPOCH);

    /** A restriction without an end stands so long; then what Meta says of the number counts. */
    private static final Duration WITHOUT_END = Duration.ofHours(1);

    private static final int MOST_LISTED = 20;

    /** Empty when the notice says nothing of what may be sent. */
    static Optional<RestrictionTold> of(AccountNotice notice) {
        if (!notice.kind().equals("account_update")) {
            return Optional.empty();
        }
        return switch (notice.code()) {
            case "ACCOUNT_RESTRICTION" -> restricted(notice);
            case "ACCOUNT_DELETED" -> Optional.of(everything("account_deleted", notice));
            case "DISABLED_UPDATE" -> disabled(notice);
            default -> Optional.empty();
        };
    }

    private static Optional<RestrictionTold> disabled(AccountNotice notice) {
        String ban = notice.facts().getOrDefault("ban_info_waba_ban_state", "")
                + notice.facts().getOrDefault("ban_info_waba_ban_state_0", "");
        if (ban.contains("REINSTATE")) {
            return Optional.of(new RestrictionTold(null, notice.occurredAt()));
        }
        return ban.contains("SCHEDULE") ? Optional.empty() : Optional.of(everything("account_disabled", notice));
    }

    private static RestrictionTold everything(String reason, AccountNotice notice) {
        return new RestrictionTold(new Restriction(Scope.EVERYTHING, reason, null), notice.occurredAt());
    }

    private static Optional<RestrictionTold> restricted(AccountNotice notice) {
        Scope scope = null;
        Instant until = null;
        for (int place = 0; place < MOST_LISTED; place++) {
            String listed = "restriction_info_" + place + "_";
            Scope one = scope(notice.facts().get(listed + "restriction_type"));
            if (one != null) {
                scope = scope == Scope.EVERYTHING ? scope : one;
                until = later(until, end(notice.facts(), listed));
            }
        }
        return scope == null
                ? Optional.empty()
                : Optional.of(
                        new RestrictionTold(new Restriction(scope, "account_restricted", until), notice.occurredAt()));
    }

    /** Null for what does not forbid sends, such as adding numbers. */
    private static @Nullable Scope scope(@Nullable String type) {
        if (type == null) {
            return null;
        }
        if (type.contains("CUSTOMER_INITIATED")) {
            return Scope.EVERYTHING;
        }
        return type.contains("BIZ_INITIATED") ? Scope.NEW_CONVERSATIONS : null;
    }

    private static @Nullable Instant end(Map<String, String> facts, String listed) {
        try {
            long told = Long.parseLong(facts.getOrDefault(listed + "expiration", "0"));
            return told <= 0 ? null : Instant.ofEpochSecond(told);
        } catch (NumberFormatException | DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /** The restriction, when it still stands. */
    Optional<Restriction> at(Instant now) {
        return Optional.ofNullable(restriction)
                .filter(told -> now.isBefore(told.until() == null ? at.plus(WITHOUT_END) : told.until()));
    }

    byte[] bytes() {
        Restriction told = restriction;
        return JsonBytes.write(128, json -> {
            json.writeStartObject();
            json.writeNumberField("at", at.getEpochSecond());
            if (told != null) {
                json.writeStringField("scope", told.scope().name().toLowerCase(Locale.ROOT));
                json.writeStringField("reason", told.reason());
                Instant until = told.until();
                if (until != null) {
                    json.writeNumberField("until", until.getEpochSecond());
                }
            }
            json.writeEndObject();
        });
    }

    /** {@link #NOTHING} of bytes that are not such a note. */
    static RestrictionTold read(byte[] bytes) {
        if (bytes.length == 0) {
            return NOTHING;
        }
        try {
            JsonNode note = JsonBytes.read(bytes);
            String scope = Json.word(note, "scope");
            Restriction restriction = scope == null
                    ? null
                    : new Restriction(
                            Scope.valueOf(scope.toUpperCase(Locale.ROOT)),
                            Json.textOrEmpty(note, "reason"),
                            note.has("until")
                                    ? Instant.ofEpochSecond(note.path("until").longValue())
                                    : null);
            return new RestrictionTold(
                    restriction, Instant.ofEpochSecond(note.path("at").longValue()));
        } catch (NotJsonException | IllegalArgumentException | DateTimeException unreadable) {
            return NOTHING;
        }
    }
}
