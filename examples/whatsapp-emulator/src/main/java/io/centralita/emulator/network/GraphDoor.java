package io.centralita.emulator.network;

import io.centralita.emulator.CustomerMessage;
import io.centralita.emulator.DeliveryOutcome;
import io.vertx.core.Future;

/** Customers reach the numbers of the Graph API. */
public final class GraphDoor implements CustomerDoor {

    private final ProviderIds ids;
    private final CustomerSide customers;
    private final StatusFlow flow;

    /** Sends by the one, reads by the other. */
    public GraphDoor(ProviderIds ids, CustomerSide customers, StatusFlow flow) {
        this.ids = ids;
        this.customers = customers;
        this.flow = flow;
    }

    @Override
    public String newId(Chat chat) {
        return ids.message();
    }

    @Override
    public Future<DeliveryOutcome> send(Chat chat, String id, CustomerMessage message) {
        return customers.send(chat, id, message);
    }

    @Override
    public void reads(Chat chat) {
        flow.customerReads(chat);
    }
}
