package io.centralita.demo;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords and keys of this demo, random and its own: made at the first start and kept in the data folder, readable by
 * this user only.
 */
record DemoSecrets(String ownerPassword, String appSecret, String accessToken, String verifyToken) {

    private static final int BYTES = 18;

    static DemoSecrets keptIn(Path data) throws IOException {
        Path file = data.resolve("demo.properties");
        if (!Files.exists(file)) {
            write(file);
        }
        Properties lines = new Properties();
        lines.load(new StringReader(Files.readString(file)));
        return new DemoSecrets(
                line(lines, "owner_password"),
                line(lines, "app_secret"),
                line(lines, "access_token"),
                line(lines, "verify_token"));
    }

    private static void write(Path file) throws IOException {
        Path fresh = file.resolveSibling("demo.properties.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                "owner_password=%s%napp_secret=%s%naccess_token=%s%nverify_token=%s%n"
                        .formatted(random(), random(), random(), random()));
        Files.move(fresh, file);
    }

    private static String line(Properties lines, String name) {
        String value = lines.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("demo.properties lacks " + name + "; delete the data folder to begin anew");
        }
        return value;
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "DemoSecrets[hidden]";
    }
}
