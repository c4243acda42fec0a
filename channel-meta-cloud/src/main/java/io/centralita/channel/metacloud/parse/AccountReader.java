package io.centralita.channel.metacloud.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.AccountNotice.Severity;
import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.TemplateChanged;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fields about the account, its numbers and its templates. They name no phone number id, only the account. */
final class AccountReader {
    private static final Set<String> NOTICES = Set.of(
            "account_update",
            "account_review_update",
            "account_alerts",
            "account_settings_update",
            "business_capability_update",
            "business_status_update",
            "phone_number_name_update",
            "phone_number_quality_update",
            "partner_solutions",
            "security");

    private AccountReader() {}

    static boolean knows(String field) {
        return NOTICES.contains(field) || TemplateReader.knows(field);
    }

    static List<InboundEvent> read(Change change) {
        TemplateChanged template = TemplateReader.read(change);
        if (template != null) {
            return List.of(template);
        }
        List<InboundEvent> events = new ArrayList<>(2);
        events.add(notice(change));
        ChannelStateChanged state = state(change);
        if (state != null) {
            events.add(state);
        }
        return events;
    }

    /** An out-of-band error: no message goes with it. */
    static Item errorItem(Change change, String array, JsonNode error) {
        SendError known = Errors.of(error);
        boolean loud = known.kind() == ErrorKind.AUTH || known.kind() == ErrorKind.ACCOUNT_RESTRICTED;
        Severity severity = loud ? Severity.CRITICAL : Severity.WARNING;
        String told = String.valueOf(change.toldAt().getEpochSecond());
        AccountNotice notice = new AccountNotice(
                Ids.key("notice/errors/" + told, null, error),
                change.toldAt(),
                "errors",
                severity,
                Json.textOrEmpty(error, "code"),
                known.message(),
                Facts.of(error));
        return Item.alone(change, new Part.Element(array, error), notice);
    }

    private static AccountNotice notice(Change change) {
        JsonNode value = change.value();
        String code = Json.firstWord(value, "event", "decision", "alert_type", "type", "new_name_status");
        String shownCode = code == null ? change.field() : code;
        return new AccountNotice(
                key("notice/", change),
                change.toldAt(),
                change.field(),
                AccountSeverity.of(change.field(), value),
                shownCode,
                change.field().replace('_', ' ') + ": " + shownCode,
                facts(change));
    }

    private static @Nullable ChannelStateChanged state(Change change) {
        if (!change.field().equals("account_update")) {
            return null;
        }
        ChannelStatus status = AccountSeverity.statusAfter(change.value());
        if (status == null) {
            return null;
        }
        ChannelState state = status == ChannelStatus.BANNED
                ? ChannelState.because(status, "account_disabled", "told by account_update", change.toldAt())
                : ChannelState.of(status, change.toldAt());
        return new ChannelStateChanged(key("state/", change), change.toldAt(), state, change.accountId());
    }

    static Map<String, String> facts(Change change) {
        Map<String, String> facts = Facts.of(change.value());
        String account = Json.word(change.entry(), "id");
        if (account != null) {
            facts.putIfAbsent("account_id", account);
        }
        return facts;
    }

    static String key(String prefix, Change change) {
        String account = Ids.of(change.entry(), "id");
        String place = prefix + change.field() + "/" + change.toldAt().getEpochSecond();
        boolean fits = account != null && account.length() <= 64;
        return Ids.key(fits ? place + "/" + account : place, null, change.node());
    }
}
