package io.centralita.emulator.network;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.regex.Pattern;

/** Business-scoped user ids: {@code CC.} (or {@code CC.ENT.}) and up to 128 letters and digits. */
public final class Bsuids {

    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    private static final BigInteger SPACE = BigInteger.TEN.pow(21);
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("1", "US"),
            Map.entry("34", "ES"),
            Map.entry("351", "PT"),
            Map.entry("44", "GB"),
            Map.entry("49", "DE"),
            Map.entry("52", "MX"),
            Map.entry("54", "AR"),
            Map.entry("55", "BR"),
            Map.entry("56", "CL"),
            Map.entry("57", "CO"),
            Map.entry("91", "IN"));

    private Bsuids() {}

    /** Whether the text has the shape of a BSUID. */
    public static boolean isBsuid(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** The BSUID made for a phone; the same phone gives the same one. */
    public static String ofPhone(String digits) {
        BigInteger number = new BigInteger(1, sha256(digits)).mod(SPACE);
        return country(digits) + ".1" + String.format("%021d", number);
    }

    /** Only the digits of a phone number written for people. */
    public static String digits(String phone) {
        return phone.chars()
                .filter(c -> c >= '0' && c <= '9')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String country(String digits) {
        for (int length = Math.min(3, digits.length()); length > 0; length--) {
            String country = COUNTRIES.get(digits.substring(0, length));
            if (country != null) {
                return country;
            }
        }
        return "US";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
