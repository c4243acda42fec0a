package io.centralita.core.boot;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** The passwords of the three roles, made at random once and kept in a file that only this user may read. */
record RolePasswords(String admin, String owner, String application) {

    private static final int BYTES = 24;

    static RolePasswords random() {
        return new RolePasswords(password(), password(), password());
    }

    static Optional<RolePasswords> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties lines = new Properties();
        lines.load(new StringReader(Files.readString(file)));
        String admin = lines.getProperty(Roles.ADMIN);
        String owner = lines.getProperty(Roles.OWNER);
        String application = lines.getProperty(Roles.APPLICATION);
        if (admin == null || owner == null || application == null) {
            return Optional.empty();
        }
        return Optional.of(new RolePasswords(admin, owner, application));
    }

    void write(Path file) throws IOException {
        String content = "%s=%s%n%s=%s%n%s=%s%n"
                .formatted(Roles.ADMIN, admin, Roles.OWNER, owner, Roles.APPLICATION, application);
        FileTree.replace(file, content, "rw-------");
    }

    private static String password() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "RolePasswords[hidden]";
    }
}
