package io.centralita.emulator.wppconnect;

/**
 * Where a send goes, after the server looked the number up.
 *
 * @param chatId the chat, by the number WhatsApp knows
 * @param exists whether the lookup found it; chats that are no phones are not looked up
 */
record Recipient(String chatId, boolean exists) {}
