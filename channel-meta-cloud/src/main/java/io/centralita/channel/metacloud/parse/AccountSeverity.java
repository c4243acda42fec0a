package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.inbound.AccountNotice.Severity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How loud an account's news are. Source: Meta, webhook reference "account_update" and its neighbours, 2026. */
final class AccountSeverity {
    private static final Set<String> CRITICAL = Set.of(
            "ACCOUNT_RESTRICTION",
            "ACCOUNT_DELETED",
            "ACCOUNT_OFFBOARDED",
            "DISABLED_UPDATE",
            "PARTNER_REMOVED",
            "PARTNER_APP_UNINSTALLED",
            "CRITICAL",
            "REJECTED");

    private static final Set<String> WARNING = Set.of(
            "ACCOUNT_VIOLATION",
            "FLAGGED",
            "DOWNGRADE",
            "THROUGHPUT_DOWNGRADE",
            "WARNING",
            "PENDING",
            "DEFERRED",
            "DECLINED",
            "EXPIRED");

    private AccountSeverity() {}

    static Severity of(String field, JsonNode value) {
        if (ofWord(Json.word(value, "alert_severity")) == Severity.CRITICAL) {
            return Severity.CRITICAL;
        }
        if (statusAfter(value) == ChannelStatus.ONLINE) {
            return Severity.INFO;
        }
        Severity told = ofWord(Json.firstWord(value, "event", "decision", "alert_severity"));
        return field.equals("security") && told == Severity.INFO ? Severity.WARNING : told;
    }

    /** What becomes of the numbers, where the news says so. */
    static @Nullable ChannelStatus statusAfter(JsonNode value) {
        String event = Json.textOrEmpty(value, "event");
        if (event.equals("ACCOUNT_DELETED")) {
            return ChannelStatus.BANNED;
        }
        if (!event.equals("DISABLED_UPDATE")) {
            return null;
        }
        String ban = value.path("ban_info").path("waba_ban_state").toString();
        if (ban.contains("REINSTATE")) {
            return ChannelStatus.ONLINE;
        }
        return ban.contains("SCHEDULE") ? null : ChannelStatus.BANNED;
    }

    private static Severity ofWord(@Nullable String word) {
        if (word == null) {
            return Severity.INFO;
        }
        if (CRITICAL.contains(word)) {
            return Severity.CRITICAL;
        }
        return WARNING.contains(word) ? Severity.WARNING : Severity.INFO;
    }
}
