package io.centralita.emulator.wppconnect;

import io.centralita.emulator.Customer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Hidden ids of people: 14 digits for most, 15 for some, as in life. The last 50,000 are known. Safe for any thread. */
final class Lids {

    private static final int KEPT = 50_000;

    private final Map<String, Customer> byLid = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Customer> eldest) {
            return size() > KEPT;
        }
    };

    /** The digits of a person's hidden id; the same person has the same one. */
    synchronized String of(Customer person) {
        BigInteger hash = new BigInteger(1, sha256(person.bsuid()));
        int digits = hash.testBit(1) || hash.testBit(0) ? 14 : 15;
        BigInteger least = BigInteger.TEN.pow(digits - 1);
        String lid = hash.mod(least.multiply(BigInteger.valueOf(9))).add(least).toString();
        byLid.put(lid, person);
        return lid;
    }

    /** The person with a hidden id, once that id was told. */
    synchronized Optional<Customer> find(String digits) {
        return Optional.ofNullable(byLid.get(digits));
    }

    /** Where a person writes from: the phone's chat, or the hidden one of a person without a visible phone. */
    String address(Customer person) {
        String lid = of(person);
        return person.waId() == null ? lid + "@lid" : person.waId() + "@c.us";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(("lid " + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
