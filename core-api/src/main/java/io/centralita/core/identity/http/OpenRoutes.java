package io.centralita.core.identity.http;

import io.centralita.core.identity.PublicRoute;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Where one gets a token cannot ask for one; and the catalogue of errors is for everybody. */
@ApplicationScoped
class OpenRoutes implements PublicRoute {

    private static final Set<String> TOKENS = Set.of(
            "/v1/auth/login",
            "/v1/auth/refresh",
            "/v1/auth/logout",
            "/v1/auth/token",
            "/v1/auth/password-resets:confirm");
    private static final String ERRORS = "/v1/errors";

    @Override
    public boolean opens(String method, String path) {
        return TOKENS.contains(path) || path.equals(ERRORS) || path.startsWith(ERRORS + "/");
    }
}
