package io.centralita.emulator.wppconnect;

import io.centralita.emulator.network.Bsuids;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How sessions start, pair, go down and end, with the webhooks of each step. Safe for any thread. */
final class SessionLife {

    private static final int CODES_SHOWN = 6;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ123456789";

    private final Vertx vertx;
    private final Notices notices;
    private final Supplier<WppSettings> settings;
    private final Map<String, String> scanners;
    private final SecureRandom random = new SecureRandom();

    SessionLife(Vertx vertx, Notices notices, Supplier<WppSettings> settings, Map<String, String> scanners) {
        this.vertx = vertx;
        this.notices = notices;
        this.settings = settings;
        this.scanners = scanners;
    }

    /** Starts a session that is closed; a running one ignores the call and its webhook. */
    void start(WppSession session, @Nullable String webhook, @Nullable String phoneForCode) {
        if (session.status() != WppStatus.CLOSED) {
            return;
        }
        int run = session.begin(webhook);
        after(settings.get().startTakes(), () -> {
            if (!session.still(run, WppStatus.INITIALIZING)) {
                return;
            }
            if (session.phone() != null) {
                connected(session);
            } else {
                notices.statusFind(session, "notLogged");
                asksForPhone(session, run, phoneForCode);
            }
        });
    }

    /** A phone scans the QR code. */
    void scan(WppSession session, String phone) {
        if (session.status() != WppStatus.QRCODE) {
            throw new IllegalArgumentException("session " + session.name() + " shows no QR code");
        }
        paired(session, phone);
    }

    /** A code is typed into a phone. */
    void enterCode(WppSession session, String phone, String code) {
        if (!code.equals(session.phoneCode())) {
            throw new IllegalArgumentException("session " + session.name() + " shows no such code");
        }
        paired(session, phone);
    }

    /** The browser closes: the session is down and still paired. */
    void goesDown(WppSession session) {
        if (session.status() != WppStatus.CLOSED) {
            session.turns(WppStatus.CLOSED);
            notices.statusFind(session, "browserClose");
        }
    }

    /** The business removes the device in its phone: the session is down and needs a phone again. */
    void unlinks(WppSession session) {
        session.unpairs();
        if (session.status() != WppStatus.CLOSED) {
            session.turns(WppStatus.CLOSED);
            notices.statusFind(session, "disconnectedMobile");
        }
    }

    /** Closes by the API. */
    void close(WppSession session) {
        if (session.status() != WppStatus.CLOSED) {
            session.turns(WppStatus.CLOSED);
            notices.post(session, "closesession", "", ended(session, "disconnected"));
        }
    }

    /** Logs out by the API: the device link is gone. */
    void logOut(WppSession session) {
        session.unpairs();
        session.book().clear();
        session.turns(WppStatus.CLOSED);
        notices.post(session, "logoutsession", "", ended(session, "logged out"));
    }

    private void paired(WppSession session, String phone) {
        String digits = Bsuids.digits(phone);
        if (digits.isEmpty()) {
            throw new IllegalArgumentException("no digits in phone: " + phone);
        }
        session.pairs(digits);
        notices.statusFind(session, "qrReadSuccess");
        connected(session);
    }

    private void connected(WppSession session) {
        session.turns(WppStatus.CONNECTED);
        notices.statusFind(session, "isLogged");
        notices.statusFind(session, "inChat");
        if (settings.get().allUnreadOnStart()) {
            session.book()
                    .unread()
                    .forEach(entry -> notices.post(session, "unreadmessages", entry.id(), entry.message()));
        }
    }

    private void asksForPhone(WppSession session, int run, @Nullable String phoneForCode) {
        if (phoneForCode == null || phoneForCode.isEmpty()) {
            showQr(session, run, 1);
            return;
        }
        String code = letters(4) + "-" + letters(4);
        session.showsPhoneCode(code);
        notices.post(
                session,
                "phoneCode",
                "",
                new JsonObject().put("phoneCode", code).put("phone", phoneForCode));
        phoneAtHand(session);
    }

    private void showQr(WppSession session, int run, int shown) {
        byte[] bytes = new byte[33];
        random.nextBytes(bytes);
        String code = "2@" + Base64.getEncoder().encodeToString(bytes) + ",1";
        session.showsQr(code);
        notices.post(
                session,
                "qrcode",
                "",
                new JsonObject()
                        .put(
                                "qrcode",
                                Base64.getEncoder()
                                        .encodeToString(CodePicture.png(code).getBytes()))
                        .put("urlcode", code));
        phoneAtHand(session);
        after(settings.get().codeLives(), () -> {
            if (!session.still(run, WppStatus.QRCODE)) {
                return;
            }
            if (shown < CODES_SHOWN) {
                showQr(session, run, shown + 1);
            } else {
                session.turns(WppStatus.CLOSED);
                notices.statusFind(session, "autocloseCalled");
            }
        });
    }

    private void phoneAtHand(WppSession session) {
        String phone = scanners.get(session.name());
        if (phone != null) {
            paired(session, phone);
        }
    }

    private static JsonObject ended(WppSession session, String how) {
        return new JsonObject()
                .put("message", "Session: " + session.name() + " " + how)
                .put("connected", false);
    }

    private String letters(int count) {
        return random.ints(count, 0, LETTERS.length())
                .mapToObj(n -> String.valueOf(LETTERS.charAt(n)))
                .reduce("", String::concat);
    }

    private void after(Duration wait, Runnable step) {
        vertx.setTimer(Math.max(1, wait.toMillis()), id -> step.run());
    }
}
