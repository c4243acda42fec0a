package io.centralita.core.kernel.http;

import io.centralita.core.identity.PublicRoute;
import jakarta.enterprise.context.ApplicationScoped;

/** The doors that only exist in tests are for everybody, and so is one that does not exist at all. */
@ApplicationScoped
public class FailingDoorsOpen implements PublicRoute {

    @Override
    public boolean opens(String method, String path) {
        return path.startsWith("/v1/failing-doors/") || path.equals("/v1/nowhere");
    }
}
