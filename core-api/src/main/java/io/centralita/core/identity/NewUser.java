package io.centralita.core.identity;

import org.jspecify.annotations.Nullable;

/**
 * A user to be made.
 *
 * @param password null for a random one
 * @param capacity how many open conversations automatic assignment gives it at once, 0 to 1000
 */
public record NewUser(
        String email, String name, Role role, @Nullable String password, int capacity) {

    public static final int USUAL_CAPACITY = 10;

    @Override
    public String toString() {
        return "NewUser of role " + role;
    }
}
