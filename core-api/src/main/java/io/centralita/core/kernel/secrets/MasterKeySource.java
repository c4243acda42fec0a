package io.centralita.core.kernel.secrets;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the 32 bytes come from: {@code centralita.secrets.key} (base64), else the key file, made at the first start. */
@Singleton
class MasterKeySource {

    private final Optional<String> key;
    private final Path file;

    MasterKeySource(
            @ConfigProperty(name = "centralita.secrets.key") Optional<String> key,
            @ConfigProperty(name = "centralita.secrets.key-file") Optional<String> file,
            @ConfigProperty(name = "centralita.data", defaultValue = "data") String data) {
        this.key = key;
        this.file = file.map(Path::of).orElseGet(() -> Path.of(data, "secrets", "master.key"));
    }

    byte[] read() {
        return key.map(MasterKeySource::decode).orElseGet(() -> new MasterKeyFile(file).readOrCreate());
    }

    private static byte[] decode(String text) {
        SampleSecrets.refuse("centralita.secrets.key", text);
        try {
            return MasterKeyFile.checked(
                    "centralita.secrets.key", Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException("centralita.secrets.key is not base64", notBase64);
        }
    }
}
