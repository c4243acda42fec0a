package io.centralita.channel.wppconnect.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.wppconnect.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server tells of the session: codes to pair with, and words. No time is told with any of them. */
final class SessionReader {
    /** WhatsApp shows the first QR code for a minute, later ones for 20 seconds; the next one is told in time. */
    private static final Duration QR_CODE = Duration.ofSeconds(60);

    private static final Duration PHONE_CODE = Duration.ofSeconds(160);

    private SessionReader() {}

    static Told read(Call call) {
        JsonNode data = call.data();
        return switch (call.event()) {
            case "qrcode" -> challenge(call, Json.firstWord(data, "urlcode", "urlCode"), true);
            case "phoneCode" -> challenge(call, Json.firstWord(data, "phoneCode", "code"), false);
            case "closesession" ->
                changed(call, ChannelStatus.CONNECTING, "session_closed", "the session was closed at the server");
            case "logoutsession" ->
                changed(call, ChannelStatus.LOGGED_OUT, "logged_out", "the phone's pairing was ended");
            default -> word(call, Json.textOrEmpty(data, "status"));
        };
    }

    private static Told challenge(Call call, @Nullable String code, boolean qr) {
        if (code == null) {
            return UnknownReader.because(call, "a challenge without a code");
        }
        Instant now = call.receivedAt();
        PairingChallenge challenge = qr
                ? new PairingChallenge.QrCode(code, now.plus(QR_CODE))
                : new PairingChallenge.PhoneCode(code, now.plus(PHONE_CODE));
        return state(call, ChannelState.pairing(challenge, now), Integer.toHexString(code.hashCode()));
    }

    private static Told word(Call call, String word) {
        return switch (word) {
            case "inChat", "isLogged", "qrReadSuccess" ->
                state(call, ChannelState.of(ChannelStatus.ONLINE, call.receivedAt()), word);
            case "notLogged", "qrReadError", "qrReadFail" ->
                changed(call, ChannelStatus.PAIRING, "needs_pairing", "a phone must be paired");
            case "disconnectedMobile", "desconnectedMobile" ->
                changed(call, ChannelStatus.LOGGED_OUT, "disconnected_by_phone", "the phone ended the pairing");
            case "autocloseCalled" ->
                changed(call, ChannelStatus.LOGGED_OUT, "pairing_timed_out", "nobody paired a phone in time");
            case "phoneNotConnected" ->
                changed(call, ChannelStatus.DEGRADED, "phone_not_connected", "the phone cannot be reached");
            case "browserClose", "serverClose" ->
                changed(call, ChannelStatus.CONNECTING, "session_closed", "the server's browser was closed");
            default -> notice(call, word);
        };
    }

    private static Told changed(Call call, ChannelStatus status, String reason, String detail) {
        return state(call, ChannelState.because(status, reason, detail, call.receivedAt()), reason);
    }

    private static Told state(Call call, ChannelState state, String what) {
        String key =
                "session/" + call.event() + "/" + what + "/" + call.receivedAt().toEpochMilli();
        return Told.of(call.event(), null, new ChannelStateChanged(key, call.receivedAt(), state));
    }

    private static Told notice(Call call, String word) {
        String code = word.isEmpty() ? "none" : UnknownReader.shortened(word);
        InboundEvent event = new AccountNotice(
                "session/" + code + "/" + call.receivedAt().toEpochMilli(),
                call.receivedAt(),
                "session_status",
                AccountNotice.Severity.INFO,
                code,
                "The server says of the session: " + code,
                Map.of());
        return Told.of(call.event(), null, event);
    }
}
