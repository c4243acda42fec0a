package io.centralita.core.kernel.secrets;

import java.security.SecureRandom;

/** Secrets for tests that start no application. */
public final class SecretsFixture {

    private SecretsFixture() {}

    public static PlatformSecrets random() {
        var master = new byte[MasterKeyFile.LENGTH];
        new SecureRandom().nextBytes(master);
        return new PlatformSecrets(master);
    }
}
