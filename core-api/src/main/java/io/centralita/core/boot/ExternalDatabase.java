package io.centralita.core.boot;

import io.centralita.core.boot.DatabaseAccess.Login;
import java.util.Optional;

/** A PostgreSQL (15 or newer) that the operator runs; its roles are made as {@code docs/operate.md} shows. */
final class ExternalDatabase {

    private static final String URL = "centralita.database.url";

    private ExternalDatabase() {}

    /** Empty when the operator configured none. */
    static Optional<DatabaseAccess> from(BootSettings settings) {
        return settings.text(URL)
                .map(url -> new DatabaseAccess(
                        plain(url),
                        login(settings, "centralita.database.username", "centralita.database.password"),
                        login(settings, "centralita.database.owner.username", "centralita.database.owner.password")));
    }

    private static Login login(BootSettings settings, String username, String password) {
        return new Login(settings.required(username, URL), settings.required(password, URL));
    }

    private static String plain(String url) {
        String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        if (!plain.startsWith("postgresql://")) {
            throw new BootFailure(URL + " must look like postgresql://host:5432/database");
        }
        return plain;
    }
}
