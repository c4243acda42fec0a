package io.centralita.core.contacts.store;

import io.centralita.core.contacts.Contact;

/** A contact of a list, with its place in the list's order as the database sorts it. */
public record ListedContact(Contact contact, ContactPlace place) {}
