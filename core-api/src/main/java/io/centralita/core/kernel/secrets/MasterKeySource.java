package io.centralita.core.kernel.secrets;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the master keys come from. The first is {@code centralita.secrets.key} (32 bytes in base64), else the key file, made
 * at the first start. The others, which open what was sealed before, are {@code centralita.secrets.other-keys} and every
 * other {@code *.key} in the key file's folder.
 */
@Singleton
class MasterKeySource {

    private static final String KEY = "centralita.secrets.key";
    private static final String OTHER_KEYS = "centralita.secrets.other-keys";

    private final Optional<String> key;
    private final List<String> others;
    private final Path file;

    MasterKeySource(
            @ConfigProperty(name = KEY) Optional<String> key,
            @ConfigProperty(name = OTHER_KEYS) Optional<List<String>> others,
            @ConfigProperty(name = "centralita.secrets.key-file") Optional<String> file,
            @ConfigProperty(name = "centralita.data", defaultValue = "data") String data) {
        this.key = key;
        this.others = others.orElse(List.of());
        this.file = file.map(Path::of).orElseGet(() -> Path.of(data, "secrets", "master.key"));
    }

    /** The key that seals, then those that only open. */
    List<byte[]> read() {
        var keys = new ArrayList<byte[]>();
        keys.add(key.map(text -> decode(KEY, text)).orElseGet(() -> new MasterKeyFile(file).readOrCreate()));
        others.forEach(text -> add(keys, decode(OTHER_KEYS, text)));
        files().forEach(other -> add(keys, new MasterKeyFile(other).readOrCreate()));
        return keys;
    }

    private static void add(List<byte[]> keys, byte[] other) {
        if (keys.stream().noneMatch(known -> Arrays.equals(known, other))) {
            keys.add(other);
        }
    }

    private List<Path> files() {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(".key"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot look for older keys in " + folder, failure);
        }
    }

    private static byte[] decode(String setting, String text) {
        SampleSecrets.refuse(setting, text);
        try {
            return MasterKeyFile.checked(setting, Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException(setting + " is not base64", notBase64);
        }
    }
}
