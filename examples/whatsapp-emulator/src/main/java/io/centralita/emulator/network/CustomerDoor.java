package io.centralita.emulator.network;

import io.centralita.emulator.CustomerMessage;
import io.centralita.emulator.DeliveryOutcome;
import io.vertx.core.Future;

/** How customers reach the businesses of one provider. Belongs to the emulator's event loop, {@link #newId} to none. */
public interface CustomerDoor {

    /** An id for a message the customer is about to send in this chat. */
    String newId(Chat chat);

    /** Sends a customer's message under this id; never fails. */
    Future<DeliveryOutcome> send(Chat chat, String id, CustomerMessage message);

    /** The customer reads what was delivered to the chat. */
    void reads(Chat chat);
}
