package io.centralita.channel.spi.identity;

/**
 * One name of a person at a provider.
 *
 * @param kind which kind of name
 * @param value the name in the normal form of its kind
 */
public record Identity(IdentityKind kind, String value) {

    public Identity {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an identity needs a value: " + kind);
        }
    }

    public static Identity phone(String digits) {
        return new Identity(IdentityKind.PHONE, digits);
    }

    public static Identity waId(String digits) {
        return new Identity(IdentityKind.WA_ID, digits);
    }

    public static Identity bsuid(String id) {
        return new Identity(IdentityKind.BSUID, id);
    }

    public static Identity parentBsuid(String id) {
        return new Identity(IdentityKind.PARENT_BSUID, id);
    }

    public static Identity lid(String digits) {
        return new Identity(IdentityKind.LID, digits);
    }

    public static Identity username(String name) {
        return new Identity(IdentityKind.USERNAME, name);
    }

    public static Identity group(String id) {
        return new Identity(IdentityKind.GROUP, id);
    }

    /** {@code kind:value}, e.g. {@code wa_id:5511900000001}. Steady: used as a key. */
    public String key() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + value;
    }
}
