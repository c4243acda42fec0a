package io.centralita.core.contacts;

/**
 * How a channel knows a contact.
 *
 * @param kind {@code phone} (E.164 with the plus sign), {@code bsuid}, {@code username}, {@code lid} …
 */
public record ContactAddress(String kind, String value) {

    /** Reads the form {@code kind:value} in which the store hands addresses over. */
    public static ContactAddress ofPair(String pair) {
        var colon = pair.indexOf(':');
        return new ContactAddress(pair.substring(0, colon), pair.substring(colon + 1));
    }
}
