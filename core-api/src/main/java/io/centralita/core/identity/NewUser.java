package io.centralita.core.identity;

/**
 * A user to be made.
 *
 * @param capacity how many open conversations automatic assignment gives it at once, 0 to 1000
 */
public record NewUser(String email, String name, Role role, String password, int capacity) {

    @Override
    public String toString() {
        return "NewUser of role " + role;
    }
}
