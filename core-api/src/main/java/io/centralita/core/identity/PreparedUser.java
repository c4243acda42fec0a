package io.centralita.core.identity;

import org.jspecify.annotations.Nullable;

/**
 * A checked user with its password hashed, ready to be written.
 *
 * @param initialPassword when it was made here and is to be shown once; else null
 */
public record PreparedUser(
        User user, String passwordHash, @Nullable String initialPassword) {

    @Override
    public String toString() {
        return "PreparedUser " + user.id();
    }
}
