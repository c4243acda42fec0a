package io.centralita.core.kernel.secrets;

import java.security.SecureRandom;
import java.util.List;

/** Secrets for tests that start no application. */
public final class SecretsFixture {

    private SecretsFixture() {}

    public static PlatformSecrets random() {
        return of(key());
    }

    /** @param masters the first seals */
    static PlatformSecrets of(byte[]... masters) {
        return new PlatformSecrets(List.of(masters));
    }

    static byte[] key() {
        var master = new byte[MasterKeyFile.LENGTH];
        new SecureRandom().nextBytes(master);
        return master;
    }
}
