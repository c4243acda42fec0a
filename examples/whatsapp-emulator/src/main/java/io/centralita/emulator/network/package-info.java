/** The WhatsApp network between a business and its customers: people, chats, windows, ticks. */
@NullMarked
package io.centralita.emulator.network;

import org.jspecify.annotations.NullMarked;
