package io.centralita.emulator;

import io.vertx.core.Context;

/** The phone of a customer. */
public final class CustomerPhone {

    private final Exchange exchange;
    private final Context context;
    private final Customer customer;

    CustomerPhone(Exchange exchange, Context context, Customer customer) {
        this.exchange = exchange;
        this.context = context;
        this.customer = customer;
    }

    /** Whose phone it is. */
    public Customer customer() {
        return customer;
    }

    /**
     * The customer's chat with a business's number, by its Graph id, or with a session of wppconnect-server, by its line
     * such as {@code wpp:loja1}.
     *
     * @throws IllegalArgumentException when the number is not registered
     */
    public CustomerChat sends(String lineId) {
        BusinessLine line =
                exchange.line(lineId).orElseThrow(() -> new IllegalArgumentException("no such number: " + lineId));
        return new CustomerChat(exchange, context, exchange.chats.of(line, customer));
    }

    /** The customer leaves WhatsApp: sends to them fail with 131026 until they return. */
    public CustomerPhone leavesWhatsApp() {
        exchange.people.setReachable(customer, false);
        return this;
    }

    /** The customer is back. */
    public CustomerPhone returnsToWhatsApp() {
        exchange.people.setReachable(customer, true);
        return this;
    }
}
