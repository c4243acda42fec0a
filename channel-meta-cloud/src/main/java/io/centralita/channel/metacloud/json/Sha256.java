package io.centralita.channel.metacloud.json;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Digests of media: webhooks write them in base64, the media endpoint in hex. */
public final class Sha256 {
    private static final int BYTES = 32;

    private Sha256() {}

    /** Lower-case hex; null for what is no such digest. */
    public static @Nullable String hex(@Nullable String told) {
        if (told == null) {
            return null;
        }
        if (told.matches("[0-9a-fA-F]{64}")) {
            return told.toLowerCase(Locale.ROOT);
        }
        try {
            byte[] digest = Base64.getDecoder().decode(told);
            return digest.length == BYTES ? HexFormat.of().formatHex(digest) : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
