package io.centralita.core.identity;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the HTTP request at hand. Take the {@link Caller} out before leaving the request. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    /** @throws ProblemException UNAUTHENTICATED (401), on a public path */
    public Caller get() {
        if (caller == null) {
            throw ProblemException.of(ProblemCode.UNAUTHENTICATED, "A bearer token is required.");
        }
        return caller;
    }

    /** The caller, when it has the permission. */
    public Caller with(Permission permission) {
        var present = get();
        present.require(permission);
        return present;
    }

    public boolean isKnown() {
        return caller != null;
    }

    /** For the filter that authenticates. */
    public void set(Caller known) {
        this.caller = known;
    }
}
