package io.centralita.emulator.network;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Download links as Meta makes them: valid for five minutes, and only with the token. Safe for any thread. */
public final class MediaLinks {

    /** Where downloads are served. */
    public static final String PATH = "/whatsapp_business/attachments/";

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final byte[] secret = new byte[32];

    /** Links by this clock. */
    public MediaLinks(InstantSource clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(secret);
    }

    /** Path and query of a fresh link; source is getMedia or webhook. */
    public String link(String mediaId, String source) {
        long ends = clock.instant().plus(LIFE).getEpochSecond();
        return PATH + "?mid=" + mediaId + "&source=" + source + "&ext=" + ends + "&hash=" + hash(mediaId, ends);
    }

    /** Whether a link is ours and still valid. */
    public boolean valid(String mediaId, String ext, String hash) {
        try {
            long ends = Long.parseLong(ext);
            return ends >= clock.instant().getEpochSecond()
                    && MessageDigest.isEqual(
                            hash.getBytes(StandardCharsets.UTF_8),
                            hash(mediaId, ends).getBytes(StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String hash(String mediaId, long ends) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] full = mac.doFinal((mediaId + '/' + ends).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(full);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
