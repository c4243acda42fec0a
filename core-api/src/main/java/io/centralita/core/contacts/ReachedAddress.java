package io.centralita.core.contacts;

/** The SQL of whom an answer goes to. */
public final class ReachedAddress {

    /**
     * A condition on a contact's address {@code a} in a conversation {@code c}: not one of a kind of which the person has
     * another, from which it last wrote here.
     */
    public static final String CONDITION = """
            (c.peer is null or a.kind || ':' || a.value = any(c.peer) or not exists (
                select from contact_addresses used
                where used.workspace_id = a.workspace_id and used.contact_id = a.contact_id and used.kind = a.kind
                  and used.kind || ':' || used.value = any(c.peer)))""";

    private ReachedAddress() {}
}
