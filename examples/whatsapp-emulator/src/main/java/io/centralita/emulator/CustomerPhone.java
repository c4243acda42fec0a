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
     * The customer's chat with a business's number.
     *
     * @throws IllegalArgumentException when the number is not registered
     */
    public CustomerChat sends(String phoneNumberId) {
        BusinessNumber number = exchange.numbers
                .find(phoneNumberId)
                .orElseThrow(() -> new IllegalArgumentException("no such number: " + phoneNumberId));
        return new CustomerChat(exchange, context, exchange.chats.of(number, customer));
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
