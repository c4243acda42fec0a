package io.centralita.emulator.wppconnect;

import java.time.Duration;

/**
 * The server's config file, with its defaults.
 *
 * @param readMessage a 2xx to {@code onmessage} sends read receipts
 * @param autoDownload media come as base64 in {@code body}
 * @param onSelfMessage what the business writes by its own phone is posted
 * @param allUnreadOnStart unread messages are posted when a session is up
 * @param startAllSessions paired sessions start with the server
 * @param startTakes how long a session stays INITIALIZING
 * @param codeLives how long one QR code is valid; the sixth is followed by {@code autocloseCalled}
 */
public record WppSettings(
        boolean readMessage,
        boolean autoDownload,
        boolean onSelfMessage,
        boolean allUnreadOnStart,
        boolean startAllSessions,
        Duration startTakes,
        Duration codeLives) {

    /** As the server is shipped, with a quick start and codes of 20 s. */
    public static WppSettings defaults() {
        return new WppSettings(true, true, false, false, true, Duration.ofMillis(20), Duration.ofSeconds(20));
    }

    /** The same with read receipts on delivery or not. */
    public WppSettings withReadMessage(boolean on) {
        return new WppSettings(
                on, autoDownload, onSelfMessage, allUnreadOnStart, startAllSessions, startTakes, codeLives);
    }

    /** The same with media in webhooks or not. */
    public WppSettings withAutoDownload(boolean on) {
        return new WppSettings(
                readMessage, on, onSelfMessage, allUnreadOnStart, startAllSessions, startTakes, codeLives);
    }

    /** The same with the own phone's messages posted or not. */
    public WppSettings withOnSelfMessage(boolean on) {
        return new WppSettings(
                readMessage, autoDownload, on, allUnreadOnStart, startAllSessions, startTakes, codeLives);
    }

    /** The same with unread messages posted at the start or not. */
    public WppSettings withAllUnreadOnStart(boolean on) {
        return new WppSettings(readMessage, autoDownload, onSelfMessage, on, startAllSessions, startTakes, codeLives);
    }

    /** The same with another time to start. */
    public WppSettings withStartTakes(Duration time) {
        return new WppSettings(
                readMessage, autoDownload, onSelfMessage, allUnreadOnStart, startAllSessions, time, codeLives);
    }

    /** The same with another life of codes. */
    public WppSettings withCodeLives(Duration time) {
        return new WppSettings(
                readMessage, autoDownload, onSelfMessage, allUnreadOnStart, startAllSessions, startTakes, time);
    }
}
